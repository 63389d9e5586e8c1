"""However the two go about a question, two answers of one stay meet; and until then, nothing that
is not given on purpose moves a byte on the other's pages.

What stands after any order of acts is what each has shown, told, kept and skipped at the three
questions. So all that can stand is walked through at once, and orders drawn at random on the pages.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nearer.features.talks.logic.turn import Place, Table, turns
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Waiting
from tests.cast import Couple, Friend
from tests.evening import Evening, evening
from tests.talks.test_turn import ANN, BEN, DAY, Paper

Stand = tuple[str, str, str]
STANDS: list[Stand] = list(
    itertools.product(("nothing", "skipped", "kept", "shown", "told"), repeat=3)
)
QUESTIONS = ("worry-smile", "happily-badly", "best-nap")
Act = tuple[int, str, int]
ACTS = ("keep", "another", "skip", "show", "show", "show", "tell", "hush", "withdraw", "open")
NEW = re.compile(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"')


def table(me: UUID, stands: dict[UUID, Stand]) -> Table:
    """What one of the two can open, where the two stand so."""
    mine = list(zip(QUESTIONS, stands[me], strict=True))
    both = [
        (who, question, stand)
        for who, all_ in stands.items()
        for question, stand in zip(QUESTIONS, all_, strict=True)
    ]
    return Table(
        answers=[Paper(me, Answer(q, "x")) for q, stand in mine if stand == "kept"],
        skipped=[Paper(me, Skipped(q)) for q, stand in mine if stand == "skipped"],
        revealed=[Paper(who, Revealed(q, "x")) for who, q, at in both if at in ("shown", "told")],
        waiting=[Paper(who, Waiting(q)) for who, q, at in both if at == "told"],
    )


def shown(stand: Stand) -> set[Place]:
    return {(DAY, q) for q, at in zip(QUESTIONS, stand, strict=True) if at in ("shown", "told")}


def every_standing() -> Iterator[tuple[Stand, Stand]]:
    return itertools.product(STANDS, STANDS)


def test_wherever_both_have_shown_each_reaches_the_other() -> None:
    for hers, his in every_standing():
        if shown(hers) and shown(his):
            found = turns(ANN, table(ANN, {ANN: hers, BEN: his}))
            for place in shown(his):
                state = found[place].state
                assert state == ("both-revealed" if place in shown(hers) else "theirs-waiting")


def test_before_that_only_what_was_told_is_seen() -> None:
    for hers, his in every_standing():
        if not shown(hers):
            first, second, third = ("told" if at == "told" else "nothing" for at in his)
            told = (first, second, third)
            assert sight(hers, his) == sight(hers, told)


def sight(hers: Stand, his: Stand) -> dict[Place, object]:
    """What Ann may see."""
    found = turns(ANN, table(ANN, {ANN: hers, BEN: his}))
    return {place: (turn.state, turn.is_told, turn.is_known) for place, turn in found.items()}


def pages(two: Evening, friend: Friend) -> dict[str, str]:
    urls = {name: two.url(name) for name in ("question", "ours", "questions")}
    urls |= {f"at {choice}": two.at("question-at", choice) for choice in range(3)}
    urls["today"] = reverse("today", args=[friend.space.id])
    return {name: NEW.sub("", two.get(friend, url).content.decode()) for name, url in urls.items()}


def do(two: Evening, friend: Friend, act: str, choice: int) -> None:
    """As a page sends it; what has no place where the two stand is refused and changes nothing."""
    here = two.seen_by(friend)
    typed = {"text": f"At {choice}.", "seen": str(two.kept(friend, choice))}
    send = {
        "keep": ("question-answer", typed),
        "another": ("question-to", typed),
        "skip": ("question-skip", {}),
        "show": ("question-show", typed),
        "tell": ("question-tell", {"tell": "1"}),
        "hush": ("question-tell", {"hush": "1"}),
        "withdraw": ("question-take-back", {}),
        "open": ("question-open", {}),
    }
    name, said = send[act]
    rest = [here.address(here.places[(choice + 1) % 3])] if act == "another" else []
    url = two.url(name, here.address(here.places[choice]), *rest)
    friend.client.post(url, said, follow=True)


def places_shown(two: Evening, friend: Friend) -> set[Place]:
    entries = two.couple.seen_by(friend).entries(Revealed)
    return {(e.day, e.payload.question) for e in entries if e.author == friend.keyring.me}


def may_tell(two: Evening, actor: Friend, other: Friend, act: str) -> bool:
    """Letting know is given on purpose; and once the other has shown an answer in this stay, both
    did the same act."""
    return act in ("tell", "hush") or bool(places_shown(two, other)) or has_told(two, actor)


def has_told(two: Evening, friend: Friend) -> bool:
    told = two.couple.seen_by(friend).entries(Waiting)
    return any(each.author == friend.keyring.me for each in told)


def reaches(two: Evening, friend: Friend, places: set[Place]) -> bool:
    """Whether the page of the question leads to all of them."""
    here, page = two.seen_by(friend), two.get(friend, two.url("question")).content.decode()
    addresses = (two.url("question-at", here.address(place)) for place in places)
    return all(f"/{address.split('/')[-2]}/" in page for address in addresses)


orders = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 2)), min_size=4, max_size=7
)


@pytest.mark.django_db
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(orders)
@example([(0, "another", 0), (0, "show", 1), (1, "another", 0), (1, "show", 2)])
@example([(0, "show", 1), (1, "skip", 1), (0, "tell", 1), (1, "keep", 0), (1, "show", 0)])
@example([(1, "show", 0), (0, "skip", 0), (0, "show", 2), (1, "withdraw", 0), (1, "show", 1)])
def test_in_whatever_order(couple: Couple, ann: Friend, ben: Friend, order: list[Act]) -> None:
    with transaction.atomic():
        two = evening(couple)
        for who, act, choice in order:
            actor, other = ((ann, ben), (ben, ann))[who]
            told, before = may_tell(two, actor, other, act), pages(two, other)
            do(two, actor, act, choice)
            if not told:
                assert pages(two, other) == before, (act, choice)
            hers, his = places_shown(two, ann), places_shown(two, ben)
            if hers and his:
                assert reaches(two, ann, his)
                assert reaches(two, ben, hers)
        transaction.set_rollback(True)
