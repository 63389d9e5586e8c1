"""Everything a person has written in their private space, whatever its kind, in one list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.wording import words_of
from nearer.features.talks.payloads import Answer
from nearer.ours.sharing import Shared
from nearer.ours.two import asked
from nearer.plan.logic.finding import has_all
from nearer.spaces.space import Entry, OpenSpace

NOTHING = Shared()


@dataclass(frozen=True, repr=False)
class Written:
    """One piece of writing as a row: where it stands, what it is, and what it says.

    A check-in is drawn with its spot and circles; anything else says what it is, and has a sign.
    """

    day: date
    url: str
    kind: str
    audience: str
    words: str
    sentences: tuple[str, ...]
    drawn: CheckIn | None = None
    sign: str = "message"

    @property
    def said(self) -> str:
        return next(filter(None, self.sentences), "")

    def has(self, words: str) -> bool:
        return has_all(words, (self.words, *self.sentences))


def counts(space: OpenSpace) -> Counter[date]:
    """How much was written in each month."""
    return space.months(CheckIn) + space.months(FirstWords) + space.months(Answer)


def written(
    space: OpenSpace,
    since: date | None = None,
    until: date | None = None,
    shared: Shared = NOTHING,
) -> list[Written]:
    """All of it from one day to another, newest first. `shared`: that of which both have a copy."""
    rows = [from_check_in(space, entry, shared) for entry in space.entries(CheckIn, since, until)]
    rows += [from_answer(space, entry, shared) for entry in space.entries(Answer, since, until)]
    rows += [from_first_words(space, entry) for entry in space.entries(FirstWords, since, until)]
    return sorted(rows, key=lambda row: row.day, reverse=True)


def from_check_in(space: OpenSpace, entry: Entry[CheckIn], shared: Shared) -> Written:
    said = entry.payload
    url = reverse("check-in-entry", args=[space.id, entry.id])
    audience = "us" if entry.day in shared.days else "me"
    words = words_of(said)
    kind = "" if words else gettext("Check-in")
    return Written(entry.day, url, kind, audience, words, (said.sentence,), drawn=said)


def from_answer(space: OpenSpace, entry: Entry[Answer], shared: Shared) -> Written:
    said = entry.payload
    url = reverse("answer-entry", args=[space.id, entry.id])
    audience = "us" if (entry.day, said.question) in shared.places else "me"
    kind = gettext("The question for two")
    return Written(entry.day, url, kind, audience, asked(said.question), (said.text,))


def from_first_words(space: OpenSpace, entry: Entry[FirstWords]) -> Written:
    said = entry.payload
    url = reverse("first-words", args=[space.id, entry.id])
    sentences = (said.text, said.feeling, said.happened, said.need)
    kind = gettext("First words")
    return Written(entry.day, url, kind, "me", words_of(said), sentences, sign="pen")
