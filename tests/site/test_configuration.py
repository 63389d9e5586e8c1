"""What each setting is read as, and what is said of one that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nearer.site.configuration import known
from nearer.site.configuration.reading import read
from nearer.site.configuration.setting import Setting, UnsoundSettings
from nearer.site.configuration.settings_file import take_in
from nearer.site.configuration.site_address import host_of, site_address
from tests.site.house import House

ADDRESSES = [
    ("https://nearer.example", "https://nearer.example"),
    ("https://Nearer.Example/", "https://nearer.example"),
    ("https://nearer.example:443", "https://nearer.example"),
    ("http://localhost:80", "http://localhost"),
    ("https://nearer.example:8443", "https://nearer.example:8443"),
    ("https://nearer.example.", "https://nearer.example"),
    ("  https://nearer.example  ", "https://nearer.example"),
    ("https://münchen.example", "https://xn--mnchen-3ya.example"),
    ("https://straße.example", "https://xn--strae-oqa.example"),
    ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
    ("https://r3---sn-4g5e.example", "https://r3---sn-4g5e.example"),
    ("https://[2001:DB8:0:0::1]", "https://[2001:db8::1]"),
    ("https://[::ffff:192.0.2.1]:8443", "https://[::ffff:c000:201]:8443"),
    ("http://[::1]:8000", "http://[::1]:8000"),
    ("https://192.0.2.1", "https://192.0.2.1"),
]
NO_ADDRESSES = [
    "nearer.example",
    "ftp://nearer.example",
    "https://",
    "https://nearer.example/app",
    "https://nearer.example/?a",
    "https://nearer.example#a",
    "https://nearer.example\\a",
    "https://user:s3cret@nearer.example",
    "https://nearer_app.example",
    "https://nearer.example:99999",
    "https://nearer.example:0",
    "https://nearer.example:port",
    "https://near er.example",
    "https://-nearer.example",
    "https://nearer..example",
    "https://192.0.2.300",
    "https://[2001:db8::1%25eth0]",
    "https://[2001:db8::1",
    "https://[nearer]",
]
WRONG: list[tuple[Setting[object], str]] = [
    *((known.URL, each) for each in NO_ADDRESSES),
    *((known.THREADS, each) for each in ("0", "-1", "257", "eight", "8.0", "٨", "1_0")),
    *((known.GRACE, each) for each in ("0", "-1", "91", "x")),
    *((known.COUNTRY, each) for each in ("Germany", "D", "D1")),
    *(
        (known.EXIT_URL, each)
        for each in ("javascript:alert", "wetter.de", "//evil.example", "a b")
    ),
    *((known.TRUSTED_PROXIES, each) for each in ("notanip", "10.0.0.0/33", "127.0.0.1 ::1")),
    *((known.SIGN_UP, each) for each in ("on", "invite")),
    *((known.DEBUG, each) for each in ("2", "maybe")),
    *((known.ARGON2, each) for each in ("much", "8192:1", "65536", "65536:3:1", "99999999:3")),
    *(
        (known.LIVE, each)
        for each in ("carrier-pigeon", "redis://", "redis://host:many", "http://a")
    ),
    *(
        (known.DATABASE, each)
        for each in ("mysql://a/b", "postgresql://a:b/c@d/e", "postgresql://a")
    ),
    *((known.NAME, each) for each in ("two\nlines", "x" * 61)),
    *((known.RUN_BY, each) for each in ("two\u2028lines",)),
    *((known.DATA, each) for each in ("a\0b",)),
]


@pytest.mark.parametrize(("given", "address"), ADDRESSES)
def test_the_address_is_kept_as_browsers_send_it(given: str, address: str) -> None:
    assert read({"NEARER_URL": given})[known.URL] == address
    assert site_address(address) == address


def test_the_host_is_what_django_compares() -> None:
    assert host_of("https://[2001:db8::1]:8443") == "[2001:db8::1]"
    assert host_of("https://nearer.example:8443") == "nearer.example"


@pytest.mark.parametrize(
    ("setting", "given"), WRONG, ids=lambda each: each.name if isinstance(each, Setting) else each
)
def test_a_wrong_value_is_refused_with_how_to_write_it(
    setting: Setting[object], given: str
) -> None:
    with pytest.raises(UnsoundSettings) as refused:
        read({setting.name: given})
    (sentence,) = refused.value.sentences
    assert sentence.startswith(setting.name)
    assert sentence.endswith(setting.write)
    assert "s3cret" not in sentence


@pytest.mark.parametrize("setting", known.SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_value_is_the_usual_one(setting: Setting[object], empty: str) -> None:
    assert read({setting.name: empty})[setting] == read({})[setting]


@pytest.mark.parametrize(
    ("setting", "given", "value"),
    [
        (known.DEBUG, "True", True),
        (known.DEBUG, "off", False),
        (known.COUNTRY, "de", "DE"),
        (known.TRUSTED_PROXIES, "10.0.0.1/8, ::1", "10.0.0.0/8,::1"),
        (known.TRUSTED_PROXIES, "*", "*"),
        (known.ARGON2, "131072:2", "131072:2"),
        (known.EXIT_URL, "https://weather.example/a?b", "https://weather.example/a?b"),
        (known.LIVE, "unix:///run/redis.sock", "unix:///run/redis.sock"),
        (known.RUN_BY, "the practice of Dr.\u00a0Lind", "the practice of Dr.\u00a0Lind"),
    ],
)
def test_a_right_value_is_taken(setting: Setting[object], given: str, value: object) -> None:
    assert read({setting.name: given})[setting] == value


def test_a_name_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnsoundSettings) as refused:
        read({"NEARER_THREAD": "s3cret", "nearer_url": "x", "NEARER_ELSE_WHATEVER": "x"})
    assert refused.value.sentences == (
        "There is no setting NEARER_THREAD. Write NEARER_THREADS.",
        "There is no setting nearer_url. Write NEARER_URL.",
        "There is no setting NEARER_ELSE_WHATEVER. docs/hosting.md lists those there are.",
    )


def test_a_settings_file_is_read_as_systemd_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "environment"
    file.write_text(
        "# ours\n\n; theirs\nNEARER_NAME='A # and = in it'\nexport NEARER_THREADS = 4\n"
        'NEARER_COUNTRY="DE"  \nDATABASE_URL=postgresql://a:%23b@c/d\nNEARER_RUN_BY=a "b"\n'
    )
    with pytest.raises(UnsoundSettings, match=f"Line 5 of {file} is not written like NAME=value."):
        take_in({"NEARER_SETTINGS": str(file)})
    file.write_text(file.read_text().replace("THREADS = 4", "THREADS=4"))
    environ = {"NEARER_SETTINGS": str(file), "NEARER_COUNTRY": "FR"}
    assert take_in(environ) == file
    del environ["NEARER_SETTINGS"]
    assert environ == {
        "NEARER_NAME": "A # and = in it",
        "NEARER_THREADS": "4",
        "NEARER_COUNTRY": "FR",  # the environment goes before it
        "DATABASE_URL": "postgresql://a:%23b@c/d",
        "NEARER_RUN_BY": 'a "b"',
    }


def test_no_settings_file_is_read_where_none_is_wished() -> None:
    environ = {"NEARER_SETTINGS": "/dev/null"}
    assert take_in(environ) is None
    assert environ == {"NEARER_SETTINGS": "/dev/null"}


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_settings_file_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "environment"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    with pytest.raises(UnsoundSettings, match="is no text that can be read"):
        take_in({"NEARER_SETTINGS": str(file)})


def test_every_command_finds_the_settings_file(build: Callable[..., House]) -> None:
    house = build("sqlite")
    file = house.folder / "environment"
    file.write_text(f"NEARER_DATA={house.folder}\nNEARER_URL=https://münchen.example\n")
    for name in ("NEARER_DATA", "NEARER_URL"):
        del house.environment[name]
    told = house.nearer("check", NEARER_SETTINGS=str(file))
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == (
        f"https://xn--mnchen-3ya.example: SQLite in {house.folder}, settings from {file}."
    )
