"""What the operator has to tell: on every page, beside signing up, and in security.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from nearer.people import barring
from nearer.site import notice
from nearer.site.feature import refusals
from tests.cast import Friend
from tests.site.house import House

TEXT = """
contact = "mailto:safe@practice.example"

[[section]]
title = "Impressum"
text = '''
# Dr. Lind

Main street *1*, <script>alert(1)</script>

![a picture](https://elsewhere.example/p.png)

- [Write to us](mailto:us@practice.example)
- [never](javascript:alert(1))
'''

[[section]]
title = "How data is <kept>"
text = "Backups are kept for **four weeks**."
"""
SECURITY = "/.well-known/security.txt"


@pytest.fixture
def file(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    path = tmp_path / "notice.toml"
    path.write_text(TEXT)
    settings.NEARER_NOTICE = path
    yield path
    notice.notice.cache_clear()
    notice.sections.cache_clear()


def test_without_a_file_there_is_no_notice(client: Client) -> None:
    assert client.get("/notice/").status_code == 404
    assert client.get(SECURITY).status_code == 404
    assert "/notice/" not in client.get("/help/").content.decode()


@pytest.mark.django_db
def test_every_page_leads_to_each_section(file: Path, ann: Friend, client: Client) -> None:
    for browser, path in ((client, "/"), (client, "/help/"), (ann.client, "/account/")):
        foot = browser.get(path).content.decode().partition('<footer class="foot">')[2]
        assert '<a href="/notice/#n1">Impressum</a>' in foot
        assert '<a href="/notice/#n2">How data is &lt;kept&gt;</a>' in foot


@pytest.mark.django_db
def test_it_stands_beside_signing_up(file: Path, client: Client) -> None:
    form = client.get("/start/keep/").content.decode().partition('action="/start/keep/"')[2]
    said, _, _ = form.partition("</form>")
    assert "Who runs this server, and how:" in said
    assert '<a href="/notice/#n1">Impressum</a>,' in said


def test_the_page_shows_the_text_and_no_html_of_its_own(file: Path, client: Client) -> None:
    said = client.get("/notice/").content.decode()
    assert '<section id="n1" class="notice">' in said
    assert "<h3>Dr. Lind</h3>" in said
    assert "<em>1</em>" in said
    assert "<strong>four weeks</strong>" in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert '<a href="mailto:us@practice.example">' in said
    for foreign in ("<script>alert", "<img", "elsewhere.example/p.png&quot;", 'href="javascript:'):
        assert foreign not in said


def test_a_contact_for_security_holes_is_told(file: Path, client: Client) -> None:
    answer = client.get(SECURITY)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert told["Contact"] == "mailto:safe@practice.example"
    assert told["Canonical"] == f"http://localhost:8000{SECURITY}"
    left = datetime.fromisoformat(told["Expires"]) - datetime.now(UTC)
    assert timedelta(days=170) < left < timedelta(days=365)


@pytest.mark.django_db
def test_who_is_barred_is_told_whom_to_ask(file: Path, ann: Friend, client: Client) -> None:
    barring.bar(ann.keyring.owner)
    answer = client.post("/sign-in/", {"name": ann.name, "passphrase": ann.passphrase})
    said = answer.content.decode()
    assert '<a href="mailto:safe@practice.example">safe@practice.example</a>' in said


@pytest.mark.parametrize(
    "wrong",
    [
        "no toml",
        'contact = "safe@practice.example"',
        'imprint = "x"',
        '[[section]]\ntitle = ""\ntext = ""',
        '[[section]]\ntitle = "a title that is longer than any foot of a page"\ntext = ""',
        '[[section]]\ntitle = "x"',
    ],
)
def test_a_file_that_is_no_notice_is_refused(file: Path, wrong: str) -> None:
    file.write_text(wrong)
    (said,) = refusals()
    assert said.startswith("The file in NEARER_NOTICE cannot be used (")


def test_a_missing_file_keeps_nearer_from_starting(build: Callable[..., House]) -> None:
    told = build().nearer("serve", NEARER_NOTICE="/nowhere/notice.toml")
    assert told.returncode == 1
    assert "- The file in NEARER_NOTICE cannot be used (No such file" in told.stderr
