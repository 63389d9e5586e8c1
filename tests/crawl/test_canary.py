"""A known word is typed into every field that can be found; afterwards nothing at rest holds it.

Not walked are pages: they are shown to who wrote the word. Not looked at is the name for signing
in and the address for mails, which are readable by design (docs/readable-columns.md).
"""

from __future__ import annotations

import base64
import re
import tempfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nearer.features.feelings.payloads import CheckIn
from nearer.people import credentials, rate_limits, recovery, sessions
from nearer.people.cookies import read_cookies
from nearer.people.models import Person
from nearer.people.rate_limits import Asker
from tests.cast import Friend
from tests.crawl.crawler import SHORT, WAYS, Asked, Crawler
from tests.crawl.forms import Form, Forms, Pen
from tests.crawl.scan import everything_kept, holds
from tests.pairing import walks
from tests.rules.addresses import addresses

WORD = "Quillheron"
WORDS = f"kettle {WORD} lantern"
# What a test leaks on purpose may rest in the database's files until the run is over.
LEAKED = "Thistlewren"
TYPED = {
    "name": "walker",
    "passphrase": WORDS,
    "new_passphrase": WORDS,
    "browser_zone": "Europe/Berlin",
}
# Addresses that no walk came to with success, each with its reason.
NOT_WALKED = {
    "account-code-again": "asked for once, a week after the code was proved",
    "mine-from": "months before the newest page; nothing is typed there",
    "ours-from": "months before the newest page; nothing is typed there",
    "together-invitation": "a page on the way to being two, walked by hand before",
    "together-step-in": "one button, pressed by hand before",
    "together-taps": "walked by hand before; the same words are typed at the agreement",
    "join-in": "one button for whoever has an account already, pressed by hand before",
    "barred-copy": "where an operator has barred an account, see tests/export/test_barred_copy.py",
    "together-words": "two buttons on that way, pressed by hand before",
    "together-go": "one button, where a shared place does not open",
    "question": "leads on to the question of these days; a link only where none was answered yet",
    "reply-withdraw": "a button without words, pressed in tests/ours/test_replies.py",
    "line-take-back": "a button without words",
    "altered-read": "a button without words, where somebody was at the database",
    "notice": "what the operator wrote, where there is such a file; nothing is typed there",
    "style": "where NEARER_DEBUG is on; nothing is typed there",
    "security-contact": "the operator's, where there is one; nothing is typed there",
    "let-in": "a day after somebody lost every key, see tests/pairing/test_letting_in.py",
    "not-me": "a day after somebody lost every key, see tests/pairing/test_letting_in.py",
}


class Watcher:
    """Everything of an answer that outlives its page: addresses, cookies, headers, titles.

    `care`: how thoroughly the walkers walk.
    """

    def __init__(self, ways: tuple[str, ...], times: int) -> None:
        self.care: dict[str, Any] = {"ways": ways, "times": times}
        self.leaks: set[str] = set()
        self.asked = 0

    def __call__(self, asked: Asked, answer: HttpResponse) -> None:
        self.asked += 1
        assert answer.status_code < 500, asked
        kept = {"address": asked.url, "headers": str(sorted(answer.headers.items()))}
        kept["cookies"] = answer.cookies.output()
        if "html" in answer.headers.get("Content-Type", ""):
            page = Forms(answer.content.decode())
            kept |= {"title": page.title, "addresses in the page": " ".join(page.addresses)}
        for what, text in kept.items():
            if holds(text.encode(), WORD):
                self.leaks.add(f"{what} of {asked.name}: {text}")


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary files go; they are kept, however soon they would have been removed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    closer = vars(tempfile)["_TemporaryFileCloser"]
    monkeypatch.setattr(closer, "unlink", lambda *_: None, raising=False)
    monkeypatch.setattr("os.unlink", lambda *_words, **_names: None)
    return tmp_path


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who fills every form wrongly first is not slowed down."""
    for what in rate_limits.FREE:
        monkeypatch.setitem(rate_limits.FREE, what, 10_000)


def stranger(watch: Watcher) -> set[str]:
    """From the first page to an account, and all of the account."""
    crawler = Crawler(Client(), Pen(WORD, TYPED), watch, prepare=know_code, **watch.care)
    crawler.walk("/")
    crawler.name = "walker"
    crawler.walk("/")
    return crawler.reached


def know_code(pen: Pen, form: Form) -> None:
    """The code that was mailed last, where a mailbox is asked for it."""
    if form.action.endswith("/reminders/confirm/") and mail.outbox:
        found = re.findall(r"\b\d{6}\b", str(mail.outbox[-1].body))
        pen.known |= {"code": found[0]} if found else {}


def know_groups(friend: Friend) -> Callable[[Pen, Form], None]:
    """The two groups of the recovery code that are asked for, as they are now."""

    def prepare(pen: Pen, form: Form) -> None:
        know_code(pen, form)
        if "third" not in {each.name for each in form.fields}:
            return
        person = Person.objects.get(pk=friend.keyring.me)
        keyring = credentials.confirm(person, friend.passphrase, Asker("203.0.113.9")).keyring
        if code := recovery.unproved_code(keyring):
            pen.known |= {"third": code.split("-")[2], "eighth": code.split("-")[7]}

    return prepare


def two(watch: Watcher, ann: Friend, ben: Friend) -> set[str]:
    """Two who have become a couple, in turns."""
    walks.become_two(ann, ben)
    crawlers = []
    for friend in (ann, ben):
        for day in range(1, 7):  # with fewer there is nothing to search
            friend.space.add(CheckIn(sentence=f"{WORD} in spring"), date(2026, 4, day))
        pen = Pen(WORD, TYPED | {"name": friend.name})
        known = know_groups(friend)
        crawlers.append(Crawler(friend.client, pen, watch, friend.name, known, **watch.care))
    for to_the_end in (False, True):
        for crawler in crawlers:
            crawler.walk("/", to_the_end=to_the_end)
    return crawlers[0].reached | crawlers[1].reached


def invited(watch: Watcher, dan: Friend) -> set[str]:
    """Somebody without an account follows a link."""
    known = {"code": walks.invite(dan), "name": "invited"}
    crawler = Crawler(Client(), Pen(WORD, TYPED | known), watch, **watch.care)
    crawler.walk("/join/")
    return crawler.reached


def locked(watch: Watcher, zoe: Friend) -> set[str]:
    """A page that is sent after the lock, and found again after unlocking."""
    browser, url = zoe.client, reverse("check-in", args=[zoe.space.id])
    cookies = read_cookies({name: each.value for name, each in browser.cookies.items()})
    assert cookies is not None
    pen = Pen(WORD, TYPED | {"name": zoe.name})
    crawler = Crawler(browser, pen, watch, zoe.name, **watch.care)
    (form,) = [each for each in Forms(browser.get(url).content.decode()).forms if each.typed()]
    sessions.lock(cookies)
    crawler.send(url, form, "first")
    crawler.stay_signed_in()
    crawler.walk("/kept/")
    return crawler.reached


def recovered(watch: Watcher, cora: Friend) -> set[str]:
    """The passphrase is forgotten and the code is at hand."""
    code = recovery.unproved_code(cora.keyring) or ""
    pen = Pen(WORD, TYPED | {"name": cora.name, "code": code})
    crawler = Crawler(Client(), pen, watch, **watch.care)
    crawler.walk("/recover/")
    return crawler.reached


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_nothing_at_rest_holds_what_was_typed(
    sign_up: Callable[..., Friend],
    capfd: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
    settings: Settings,
    patient: None,
    temporary: Path,
    tell: Callable[[str], None],
) -> None:
    ann, ben, dan, zoe, cora = (
        sign_up(name, WORDS) for name in ("Ann", "Ben", "Dan", "Zoe", "Cora")
    )
    settings.SENDS_MAIL = True
    watch = Watcher(WAYS, 3) if pytestconfig.getoption("soak") else Watcher(SHORT, 2)
    reached = stranger(watch) | two(watch, ann, ben) | invited(watch, dan)
    reached |= locked(watch, zoe) | recovered(watch, cora)
    assert watch.leaks == set()
    said = "".join(capfd.readouterr())
    assert not holds(said.encode(), WORD), said
    assert not any(holds(str(each.message()).encode(), WORD) for each in mail.outbox)
    assert [path.name for path in temporary.rglob("*")] == []
    found = {place for place, content in everything_kept() if holds(content, WORD)}
    assert found == set()
    missed = {each.name for each in addresses()} - reached
    assert missed <= set(NOT_WALKED)
    tell(f"{watch.asked} requests at {len(reached)} addresses, nothing left behind")


@pytest.mark.parametrize(
    "leak",
    [
        WORD.encode(),
        WORD.lower().encode(),
        WORD.encode("utf-16-le"),
        WORD.encode().hex().encode(),
        quote(f"ä {WORD}").encode(),
        base64.b64encode(f"a {WORD} b".encode()),
        base64.urlsafe_b64encode(f"an {WORD} b".encode()),
        base64.b64encode(f"the {WORD} b".encode()),
        zlib.compress(f"so {WORD}".encode() * 9),
        b"x" * 99 + zlib.compress(WORD.encode()) + b"x",
    ],
)
def test_the_scan_notices(leak: bytes) -> None:
    assert holds(b"before " + leak + b" after", WORD)


def test_the_scan_does_not_see_ghosts() -> None:
    other = b"a quiet evening " * 9
    for content in (other, base64.b64encode(other), zlib.compress(other), WORD[:-1].encode()):
        assert not holds(content, WORD)


@pytest.mark.django_db(transaction=True)
def test_a_leak_into_the_database_is_found(ann: Friend) -> None:
    ann.keyring.owner.name = f"x {LEAKED}"
    ann.keyring.owner.save()
    found = [place for place, content in everything_kept() if holds(content, LEAKED)]
    assert "a row of people_person" in found
    assert len(found) > 1, "the files were not looked at"
