"""Every form, sent twice as it stands, does once what it does: a slow line, a second press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pytest

from nearer.couples.payloads import Pausing
from nearer.people import rate_limits
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.crawl.crawler import Crawler, called
from tests.crawl.forms import Form, Pen
from tests.pairing import walks

WORDS = "kettle orchard lantern meadow"
# What ends the walk, or makes something anew each time it is asked to: a link, a code, keys.
NOT_TWICE = {"sign-in", "recover", "account-keys", "account-code-new", "account-passphrase"}
Rows = set[tuple[bytes, int]]


def rows() -> Rows:
    """Every entry there is, by what changes when it is written again."""
    return set(SealedEntry.objects.values_list("id", "revision"))


@dataclass
class Twice(Crawler):
    """Sends each form once more, exactly as before, and compares what is kept then."""

    doubled: dict[str, Rows] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)

    def send(self, address: str, form: Form, way: str) -> None:
        url = urljoin(address, form.action) if form.action else address
        before = rows()
        self.prepare(self.pen, form)
        filled = self.pen.fill(form, way)
        answer = getattr(self.client, form.method)(url, filled)
        once, name = rows(), called(url)
        if answer.status_code < 400 and name not in NOT_TWICE and form.method == "post":
            self.added |= {name} if once - before else set()
            getattr(self.client, form.method)(url, filled)
            if rows() != once:
                self.doubled[name] = rows() ^ once
        self.take(form.method, url, answer)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    for what in rate_limits.FREE:
        monkeypatch.setitem(rate_limits.FREE, what, 10_000)


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_twice_is_kept_once(
    sign_up: Callable[..., Friend], patient: None
) -> None:
    ann, ben, zoe = (sign_up(name, WORDS) for name in ("Ann", "Ben", "Zoe"))
    walks.become_two(ann, ben)
    crawlers = []
    for friend in (ann, ben, zoe):
        pen = Pen("Quill", {"passphrase": WORDS, "new_passphrase": WORDS, "name": friend.name})
        crawlers.append(
            Twice(friend.client, pen, lambda _asked, _answer: None, friend.name, ways=("first",))
        )
    for crawler in crawlers:
        crawler.walk("/", to_the_end=False)
    assert {name: rows for crawler in crawlers for name, rows in crawler.doubled.items()} == {}
    assert {"note", "thanks", "check-in"} <= crawlers[0].added
    assert "together-safety" in crawlers[2].added


@pytest.mark.django_db
def test_a_pause_begun_twice_has_begun(ann: Friend) -> None:
    url = walks.at(ann, "pause")
    for _ in range(2):
        walks.send(ann.client, url, begin="1")
        assert ann.space.entries(Pausing)
    for _ in range(2):
        walks.send(ann.client, url, end="1")
        assert not ann.space.entries(Pausing)
