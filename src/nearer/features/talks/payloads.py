"""What is written around a question for two. Its day is kept by the entry, not in here.

That day is the one on which the question came (`Offer.since`), also when the answer is written a
day or two later, so that both answers lie in one place and none tells when it was thought of.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from nearer.couples.payloads import WantsBack
from nearer.spaces.payload import Payload

PRIVATE = frozenset({"private"})
COUPLE = frozenset({"couple"})

# Any slug, not only today's library: an answer to a question that is gone must stay readable.
QuestionId = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9-]{0,39}\Z")]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]


class Answer(Payload, frozen=True):
    """What somebody wrote for themselves. Nothing in here says whether it will be shown."""

    kind: ClassVar[str] = "talks.answer"
    lives_in: ClassVar[frozenset[str]] = PRIVATE

    question: QuestionId
    text: Text


class Skipped(Payload, frozen=True):
    """Not this one today: no more than a rest for the one who says it."""

    kind: ClassVar[str] = "talks.skipped"
    lives_in: ClassVar[frozenset[str]] = PRIVATE

    question: QuestionId


class Telling(Payload, frozen=True):
    """Whether the other is told that an answer waits: asked once, off until chosen."""

    kind: ClassVar[str] = "talks.telling"
    lives_in: ClassVar[frozenset[str]] = PRIVATE

    lets_know: bool = False


class Revealed(Payload, frozen=True):
    """A copy of an answer, to be read once the other has shown one to the same question."""

    kind: ClassVar[str] = "talks.revealed"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    question: QuestionId
    text: Text
    wants_back: WantsBack = "just-listen"


class Waiting(Payload, frozen=True):
    """An answer is there: all that its writer chose to tell."""

    kind: ClassVar[str] = "talks.waiting"
    lives_in: ClassVar[frozenset[str]] = COUPLE

    question: QuestionId
