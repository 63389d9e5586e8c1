"""`nearer people` and `nearer invite`: what Olu, who runs the server, sees and can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from nearer.site.people_here import in_megabytes
from tests.site.house import House

Build = Callable[..., House]


@pytest.fixture(scope="module")
def lived_in(build: Build) -> House:
    house = build().start()
    house.browser().sign("up", "Ann").write("intimate words")
    house.browser().sign("up", "Ben")
    return house


def test_who_is_here_is_told_and_not_what_they_do(lived_in: House) -> None:
    told = lived_in.nearer("people")
    assert told.returncode == 0, told.stderr
    head, ann, ben, total = told.stdout.splitlines()
    assert head.split() == ["name", "since", "size"]
    assert ann.split()[0] == "ann"
    assert date.fromisoformat(ann.split()[1])
    # One who has written and one who has not look the same.
    assert ann.split()[1:] == ben.split()[1:]
    assert re.fullmatch(r"2 people, \d+ MB in all, 0 invitations of yours open\.", total)
    assert told.stdout == lived_in.nearer("people", "list").stdout


def test_sizes_are_rough() -> None:
    assert [in_megabytes(size) for size in (0, 1, 999_999, 1_000_000)] == [1, 1, 1, 2]


def test_one_is_signed_out_everywhere_and_comes_in_again(lived_in: House) -> None:
    cora = lived_in.browser().sign("up", "Cora")
    other = lived_in.browser().sign("in", "Cora")
    assert lived_in.nearer("people", "lock", " CORA ").stdout == "Signed out on 2 devices.\n"
    for device in (cora, other):
        assert device.ask(f"/s/{device.space}/try/")[0] == 302
    assert lived_in.browser().sign("in", "Cora").read() == {}
    assert lived_in.nearer("people", "lock", "nobody").stderr == (
        "Refused: Nobody here signs in as nobody.\n"
    )
    lived_in.nearer("people", "erase", "--yes", "cora")


def test_one_is_barred_and_let_in_again(lived_in: House, tmp_path: Path) -> None:
    dan = lived_in.browser().sign("up", "Dan")
    dan.write("words of Dan")
    barred = lived_in.nearer("people", "bar", "Dan")
    assert barred.returncode == 0, barred.stderr
    assert barred.stdout.startswith("Barred, and signed out on 1 devices. Nothing is deleted.")
    assert "NEARER_NOTICE has no contact" in barred.stdout
    assert "MB      barred on 2" in lived_in.nearer("people").stdout
    assert dan.ask(f"/s/{dan.space}/try/")[0] == 302
    assert lived_in.nearer("people", "unbar", "Dan").stdout == "Their passphrase opens again.\n"
    assert "barred" not in lived_in.nearer("people").stdout
    assert [*lived_in.browser().sign("in", "Dan").read().values()] == ["words of Dan"]
    notice = tmp_path / "notice.toml"
    notice.write_text('contact = "mailto:us@practice.example"\n')
    told = lived_in.nearer("people", "bar", "Dan", NEARER_NOTICE=str(notice))
    assert told.stdout.endswith("is sent to you.\n")
    lived_in.nearer("people", "erase", "--yes", "dan")


def test_one_is_erased_after_a_question(lived_in: House) -> None:
    lived_in.browser().sign("up", "Zoe").write("soon gone")
    refused = lived_in.nearer("people", "erase", "zoe", said="ann\n")
    assert refused.returncode == 1
    assert "Nobody was erased." in refused.stderr
    assert lived_in.nearer("people", "erase", "zoe").returncode == 1  # nobody there to answer
    assert "\nzoe " in lived_in.nearer("people").stdout
    erased = lived_in.nearer("people", "erase", "zoe", said="zoe\n")
    assert erased.returncode == 0, erased.stderr
    assert "zoe" not in lived_in.nearer("people").stdout
    assert "\nann " in lived_in.nearer("people").stdout


def test_a_link_is_made_for_a_new_person(lived_in: House) -> None:
    made = lived_in.nearer("invite", "--days", "3")
    assert made.returncode == 0, made.stderr
    link = made.stdout.splitlines()[0]
    assert link.startswith(f"{lived_in.url}/join/#")
    assert len(urlsplit(link).fragment) == 43
    assert "1 invitations of yours open." in lived_in.nearer("people").stdout
    assert lived_in.nearer("invite", "--withdraw").stdout == "Took back 1 links.\n"
    refused = lived_in.nearer("invite", NEARER_SIGN_UP="closed")
    assert refused.returncode == 1
    assert "nobody could sign up with it" in refused.stderr
    assert lived_in.nearer("invite", "--days", "0").returncode == 2
