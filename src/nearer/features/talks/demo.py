"""What Ann and Ben of the demo have answered over the last weeks.

The questions are of our library, so the same ones do not come again within the year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from nearer.couples.payloads import Shape, WantsBack
from nearer.couples.replies import reply
from nearer.features.talks.logic.slots import answer_slot, revealed_slot
from nearer.features.talks.payloads import Answer, Revealed
from nearer.registry.demo import Actor, Demo, evening_of
from nearer.spaces.entry import Entry


class Said(NamedTuple):
    """An answer, what it wants back, and what the other sent."""

    text: str
    wants_back: WantsBack = "just-listen"
    reply: tuple[Shape, str] | None = None


# How many days ago, the question, what Ann said and what Ben said.
QUESTIONS: tuple[tuple[int, str, Said, Said], ...] = (
    (
        24,
        "slow-morning",
        Said(
            "Porridge, the radio very low, and nobody saying the word “list”.",
            "no-reply",
            ("thank-you", "Thank you for saying it. I will hide the list on Sunday."),
        ),
        Said(
            "You reading bits of the paper to me while I pretend not to listen.",
            reply=("i-did-not-know", "I did not know that you were only pretending."),
        ),
    ),
    (
        11,
        "makes-you-laugh",
        Said(
            "You, with your voice for the neighbour’s cat. Every time.",
            reply=("i-hear", "I hear that the cat may stay."),
        ),
        Said(
            "You, when you laugh at your own joke before you have told it.",
            reply=("thank-you", "Thank you for waiting for the end of them."),
        ),
    ),
    (
        2,
        "two-free-hours",
        Said("The allotment, and you on the bench with nothing to do."),
        Said("A film in the afternoon, as if we were nineteen and nobody knew.", "help-me-think"),
    ),
)


def write_answers(demo: Demo) -> None:
    two = (demo.ann, demo.ben)
    for ago, question, *both in QUESTIONS:
        day = demo.ago(ago)
        for actor, other, said in zip(two, reversed(two), both, strict=True):
            copy = show(actor, day, question, said)
            if said.reply:
                at = evening_of(day + timedelta(days=1), other.shared)
                reply(other.two, copy, *said.reply, at=at)


def show(actor: Actor, day: date, question: str, said: Said) -> Entry[Revealed]:
    """An answer and its copy. Returns the copy."""
    at = evening_of(day, actor.own)
    actor.own.put(Answer(question, said.text), answer_slot(question, day), day, at=at)
    copy = Revealed(question, said.text, said.wants_back)
    return actor.shared.put(copy, revealed_slot(question, day, actor.shared.me), day, at=at)
