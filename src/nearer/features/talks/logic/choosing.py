"""Which question a day brings: the same for both, reckoned by each from what both can see.

Nothing is written when a question is looked at, so nobody can tell who looked. The couple's year
is a walk through the whole library, shuffled by the couple's own seed: each question has one home
in it. A lighter pace leaves the deeper questions out and stays longer with the others. So none
lies open twice in a year, at any pace, also when the pace is changed; and whoever goes eagerly does
not hurry the more careful one. The walk begins light; the deepest wait for some weeks.

Each stay lays down three questions, alike for both: one lies open and two are folded under it, as
deep and about something else. "Another one" only unfolds the next, on one's own page. Since all
three were there for both from the beginning, an answer to the second says that it was answered and
nothing of the first. The folded ones have their own home a third of the walk away, and come there
unless both have shown theirs by then.

What both have shown rests for a year. An answer that only one has shown does not count here: the
other may not know of it, and a day's question that moved would tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from itertools import zip_longest

from nearer.features.talks.logic.library import DEPTHS, TOPICS, Depth, Question, library

YEAR = 365
REST = timedelta(days=YEAR)
# The share of a year's light questions that have passed before a depth joins in.
JOINS: dict[Depth, float] = {1: 0.0, 2: 0.02, 3: 0.06, 4: 0.12, 5: 0.2}


@dataclass(frozen=True)
class Offer:
    """What lies on the table from `since` until the day before `until`.

    The first question lies open, the others are folded. What rests is left out and nothing takes
    its place, since whatever did would come again soon. All that is written about them is written
    for the day `since`.
    """

    since: date
    until: date
    questions: tuple[Question, ...]

    def unfolded(self, looking: int = 0) -> Question | None:
        """The question after so many times "another one"; after the last comes the first again."""
        return self.questions[looking % len(self.questions)] if self.questions else None


def offer(day: date, began: date, seed: bytes, pace: int, shown: Mapping[str, date]) -> Offer:
    """The questions of a couple's day.

    `began` is the couple's first day, `seed` the id of their space, `pace` the deepest depth both
    agreed to, and `shown` has the day of each question to which both have shown an answer.
    """
    walk = [step for step in _walk(seed) if step[1].depth <= pace]
    homes = [home for home, _ in walk]
    place = (day - began).days % YEAR
    here = bisect_right(homes, place) - 1
    since = day - timedelta(days=place - homes[here])
    until = since + timedelta(days=[*homes[1:], YEAR][here] - homes[here])
    resting = {id_ for id_, day_ in shown.items() if since - REST < day_ < since}
    three = _three([question for _, question in walk], walk[here][1])
    return Offer(since, until, tuple(each for each in three if each.id not in resting))


def pace_on(day: date, began: date, seed: bytes, paces: Sequence[tuple[date, int]]) -> int:
    """The pace of a day, from the days on which another was agreed on, in their order.

    A question that lies open stays until the next one comes: the new pace begins with that.
    """
    (_, pace), *changes = paces
    for since, newer in changes:
        last = max(since - timedelta(days=1), began)
        if day < max(since, offer(last, began, seed, pace, {}).until):
            break
        pace = newer
    return pace


def question_of(
    day: date, began: date, seed: bytes, pace: int, shown: Mapping[str, date]
) -> Question | None:
    """The one question that lies open on a day, or None when all of them rest."""
    return offer(day, began, seed, pace, shown).unfolded()


def _three(walk: Sequence[Question], home: Question) -> Iterator[Question]:
    """The question at home on a day, and those of its depth one and two thirds of the walk away."""
    as_deep = [each for each in walk if each.depth == home.depth]
    for third in range(3):
        # One further each time: as topics take turns, a third of the walk away is the same topic.
        far = as_deep.index(home) + len(as_deep) * third // 3 + third
        yield as_deep[far % len(as_deep)]


@lru_cache(maxsize=64)
def _walk(seed: bytes) -> tuple[tuple[int, Question], ...]:
    """Every question with the day of the couple's year that is its home, in order."""
    order = sorted(
        (JOINS[depth] + (1 - JOINS[depth]) * (rank + 0.5) / len(lane), depth, question)
        for depth in DEPTHS
        for lane in [_shuffled(seed, depth)]
        for rank, question in enumerate(lane)
    )
    return tuple((rank * YEAR // len(order), step[2]) for rank, step in enumerate(order))


def _shuffled(seed: bytes, depth: Depth) -> list[Question]:
    """A depth's questions, its topics taking turns."""

    def draw(name: str) -> bytes:
        return blake2b(f"{depth} {name}".encode(), key=seed).digest()

    lanes: dict[str, list[Question]] = {topic: [] for topic in sorted(TOPICS, key=draw)}
    for question in sorted(library().values(), key=lambda each: draw(each.id)):
        if question.depth == depth:
            lanes[question.topic].append(question)
    return [each for turn in zip_longest(*lanes.values()) for each in turn if each]
