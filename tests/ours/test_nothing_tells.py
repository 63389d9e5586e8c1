"""Whatever one of two does alone, no page, file or open socket of the other tells of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import asdict, replace

from nearer.couples.couple import put_wishes
from nearer.couples.pausing import pause
from nearer.couples.payloads import Reply, Wishes
from nearer.features.checkups.payloads import SafetyAnswers
from nearer.features.feelings.payloads import CheckIn
from nearer.pairing.leaving import leave
from nearer.spaces import events
from tests.cast import Couple, Friend
from tests.evening import Evening, evening, the_two
from tests.export.test_export import ask, entries

HERS, HIS = "That I would be left at the pool.", "The cellar, and what lived there."
OF_TWO = ("ours", "question", "questions", "thanks", "note", "progress-together", "agreement")
OWN = ("today", "mine", "progress", "together-safety", "together-next", "pause")
LEAVES = r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"'


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def pages(two: Evening, friend: Friend) -> dict[str, str]:
    """Everything they can open, to the byte but for what protects its forms."""
    urls = {name: two.url(name) for name in OF_TWO}
    urls |= {name: reverse(name, args=[friend.space.id]) for name in OWN}
    urls |= {f"{name} {choice}": two.at(name, choice) for name in AT for choice in range(2)}
    urls["account"] = reverse("account")
    return {name: shown(friend, url) for name, url in urls.items()}


AT = ("question-at", "question-answer", "question-show", "question-theirs", "question-take-back")


def shown(friend: Friend, url: str) -> str:
    answer = friend.client.get(url, follow=True)
    return f"{answer.status_code} {re.sub(LEAVES, '', answer.content.decode())}"


@contextmanager
def listening() -> Iterator[list[UUID]]:
    heard: list[UUID] = []

    def hear(space: UUID, **_: Any) -> None:
        heard.append(space)

    events.written.connect(hear)
    try:
        yield heard
    finally:
        events.written.disconnect(hear)


def test_what_ben_does_for_himself_changes_nothing_of_anns(
    two: Evening, ann: Friend, ben: Friend, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    check_in = reverse("check-in", args=[ben.space.id])
    before = pages(two, ann)
    with listening() as heard, django_capture_on_commit_callbacks(execute=True):
        pages(two, ben)
        two.show(ben, HIS)
        ben.client.post(two.at("question-tell"), {"hush": "1"})
        ben.client.post(two.at("question-take-back"))
        ben.client.post(two.at("question-show"), {"wants_back": "hold-me", "show": "1"})
        ben.client.post(two.at("question-skip", 1))
        ben.client.post(two.url("line-release"), {"line": "1"})
        said = {"on": ben.space.today(), "revision": 0, "closeness": "2", "sentence": HIS}
        ben.client.post(check_in, said)
        ben.client.post(two.url("line-take-back"), {"line": "1"})
        ben.client.post(two.url("line-release"), {"line": "5"})
        ben.space.add(SafetyAnswers("alone", afraid="yes"))
        pause(ben.space, None)
        mine = the_two(ben, two.couple.seen_by(ben)).my_wishes
        assert mine
        said = asdict(mine) | {"pace": 4, "pause_words": "Not tonight."}
        ben.client.post(two.url("agreement"), said)
        mine = the_two(ben, two.couple.seen_by(ben)).my_wishes
        assert mine
        assert mine.pace == 4
        assert ben.space.count(CheckIn) == 1
    assert two.couple.id not in heard
    after = pages(two, ann)
    assert {name for name in before if before[name] != after[name]} == set()


LIGHTER = (
    {"pace": 1},
    {"from_hour": 3, "to_hour": 4},
    {"pace": 1, "from_hour": 3, "to_hour": 4, "ending": "withdraw-mine"},
)


@pytest.mark.parametrize("wish", LIGHTER)
def test_a_lighter_wish_shows_nowhere_on_its_day(
    two: Evening, ann: Friend, ben: Friend, wish: dict[str, Any]
) -> None:
    """Whoever feels pressed lowers the pace. It must not show that they did, nor when."""
    mine = the_two(ann, two.couple.seen_by(ann)).my_wishes
    assert mine
    with time_machine.travel(at_noon(), tick=False) as clock:
        ben.client, ann.client = ben.another_client(), ann.another_client()
        before = pages(two, ben)
        answer = ann.client.post(two.url("agreement"), asdict(mine) | wish)
        assert answer.status_code == 302
        after = pages(two, ben)
        assert {name for name in before if before[name] != after[name]} == set()
        clock.shift(timedelta(days=1))
        couple = the_two(ben, two.couple.seen_by(ben))
        held = asdict(couple.wishes_on(couple.space.today())[ann.keyring.me])
        assert wish.items() <= held.items()
        assert couple.agreed.pace == held["pace"]


def test_a_question_that_lies_open_stays_through_a_change(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    mine = the_two(ann, two.couple.seen_by(ann)).my_wishes
    assert mine
    with time_machine.travel(at_noon(), tick=False) as clock:
        put_wishes(the_two(ann, two.couple.seen_by(ann)), replace(mine, pace=1))
        here = two.seen_by(ben)
        last, places = here.offer.until, here.places
        while (here := two.seen_by(ben)).space.today() < last:
            assert (here.offer.until, here.places) == (last, places)
            clock.shift(timedelta(days=1))
        assert {each.depth for each in two.seen_by(ben).offer.questions} <= {1}


def at_noon() -> datetime:
    return timezone.now().replace(hour=11, minute=0) + timedelta(days=1)


def test_a_yes_changes_nothing_on_ones_own_pages(two: Evening, ann: Friend, ben: Friend) -> None:
    """Ben looks over her shoulder, and knows these pages from his own."""
    two.show(ben, HIS, tells=True)
    two.answer(ann, HERS)
    ann.space.add(SafetyAnswers("alone", "no", *["no"] * 9))
    calm = pages(two, ann)
    calm.pop("together-next")  # where the answers lead, for a quarter of an hour
    ann.space.add(SafetyAnswers("alone", afraid="yes", pressed="unsure"))
    afraid = pages(two, ann)
    assert {name for name in calm if calm[name] != afraid[name]} == set()


def test_a_file_of_one_holds_neither_wishes_nor_hours_of_the_other(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.couple.seen_by(ben).put(Wishes(2, pause_words="Not tonight."), f"wishes/{ben.keyring.me}")
    two.show(ann, HERS)
    two.show(ben, HIS)
    ben.client.post(two.at("question-show"), {"wants_back": "hold-me", "show": "1"})
    two.reply(ann, "I hear you.")
    [hers] = two.couple.seen_by(ann).entries(Reply)
    assert hers.payload.revision == 2
    taken = entries(ask(ann))
    [reply] = [each for each in taken if each["kind"] == "talks.reply"]
    assert (reply["mine"], reply["fields"]["revision"]) == (True, 1)
    theirs = [each for each in taken if not each["mine"]]
    assert {"talks.revealed", "pairing.calling"} <= {each["kind"] for each in theirs}
    assert "pairing.wishes" not in {each["kind"] for each in theirs}
    assert {each["at"][10:19] for each in theirs} == {"T00:00:00"}
    assert {each["revision"] for each in theirs} == {1}


def test_leaving_pokes_nobody(
    two: Evening, ann: Friend, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    two.show(ann, HERS, tells=True)
    with listening() as heard, django_capture_on_commit_callbacks(execute=True):
        leave(ann.keyring, two.couple.seen_by(ann), withdraws=True)
    assert two.couple.id not in heard
