"""What a person writes about how they are. Its day is kept by the entry, not in here.

Bounds stand in the types, so nothing outside them is ever sealed. The order of the fields is the
wire format: it never changes within a version (tests/vectors/payloads).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from nearer.couples.payloads import WantsBack
from nearer.spaces.payload import Payload

State = Literal["given", "numb", "unsure", "not-today"]
Company = Literal["unsaid", "alone", "together"]
GridStep = Annotated[int, Meta(ge=1, le=9)]
Ten = Annotated[int, Meta(ge=0, le=10)]
# Any slug, not only today's vocabulary: a word that is retired must stay readable.
Word = Annotated[str, Meta(pattern=r"\A[a-z][a-z-]{0,30}\Z")]
Words = Annotated[tuple[Word, ...], Meta(max_length=12)]
Line = Annotated[str, Meta(max_length=500)]


class CheckIn(Payload, frozen=True):
    """One day's half-minute: a spot on the grid, words, circles, six lines, a sentence.

    Every part may be left out. `state` says what kind of answer this is: numb, unsure and
    not-today are answers, not gaps.
    """

    kind: ClassVar[str] = "feelings.check-in"

    state: State = "given"
    pleasantness: GridStep | None = None
    energy: GridStep | None = None
    words: Words = ()
    circles: Ten | None = None
    closeness: Ten | None = None
    opened_up: Ten | None = None
    felt_understood: Ten | None = None
    tension: Ten | None = None
    wish_to_withdraw: Ten | None = None
    enjoyed_together: Ten | None = None
    sentence: Line = ""


class SharedCheckIn(CheckIn, frozen=True):
    """A copy of a check-in for the other to read, or of its sentence alone.

    One kind for both: a copy of the sentence looks like a day of which nothing else was said.
    """

    kind: ClassVar[str] = "feelings.shared-check-in"
    lives_in: ClassVar[frozenset[str]] = frozenset({"couple"})

    wants_back: WantsBack = "just-listen"


class FirstWords(Payload, frozen=True):
    """What was written in the first minutes, before there was a name to keep it under.

    `text` is the sentence that was chosen from three, as the person left it after editing.
    """

    kind: ClassVar[str] = "feelings.first-words"

    company: Company = "unsaid"
    state: State = "given"
    words: Words = ()
    feeling: Annotated[str, Meta(max_length=200)] = ""
    happened: Line = ""
    need: Line = ""
    text: Annotated[str, Meta(max_length=1500)] = ""
