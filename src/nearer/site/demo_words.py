"""What Ann and Ben of the demo have shared over the last weeks, in their own words.

The questions are of our library, so the same ones do not come again within the year.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from nearer.features.feelings.payloads import SharedCheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.slots import answer_slot, reply_slot, revealed_slot
from nearer.features.talks.payloads import Answer, Reply, Revealed, Shape, WantsBack
from nearer.pairing.couples import put_wishes
from nearer.pairing.payloads import Wishes
from nearer.spaces.space import Entry, OpenSpace

Pair = tuple[OpenSpace, OpenSpace]
ANN, BEN = 0, 1
# At any hour: whoever tries Nearer out may do so at night.
WISHES = Wishes(3, 0, 0, pause_words="Not now. I will come back to it tomorrow.")


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
# How many days ago, who, and what.
GIVEN: tuple[tuple[int, int, Thanks | Note], ...] = (
    (
        30,
        BEN,
        Thanks(
            "You took the early train so that I could sleep.",
            "It showed me that you had seen how tired I was.",
        ),
    ),
    (19, ANN, Note("There is soup in the blue pot. It is better than it looks.")),
    (
        16,
        ANN,
        Thanks(
            "You rang my mother without being asked.",
            "It made it easier for me to come home that evening.",
        ),
    ),
    (8, BEN, Note("I am late on Thursday. I would like ten minutes with you after.", "hold-me")),
    (4, ANN, Thanks("You listened until I was finished.", "It is so much like you to wait.")),
    (1, BEN, Note("First frost on the beans. I thought of your hands.")),
)

# What Ben sent back for the day that Ann has shared.
HEARD: tuple[Shape, str] = ("i-hear", "I hear how it was for you. Thank you for not hiding it.")


def share(privates: Pair, couples: Pair) -> None:
    """All of it. The spaces as Ann opens them stand first, then as Ben does."""
    for couple in couples:
        put_wishes(couple, WISHES)
    for ago, author, given in GIVEN:
        then = earlier(couples[author], ago)
        then.add(given, then.today())
    for ago, question, *both in QUESTIONS:
        for author, said in enumerate(both):
            to = show(privates[author], couples[author], ago, question, said)
            if said.reply:
                then = earlier(couples[1 - author], ago - 1)
                then.put(Reply(to, 1, *said.reply), reply_slot(to))


def show(private: OpenSpace, couple: OpenSpace, ago: int, question: str, said: Said) -> UUID:
    """An answer and its copy. Returns the id of the copy."""
    own, ours = earlier(private, ago), earlier(couple, ago)
    day = own.today()
    own.put(Answer(question, said.text), answer_slot(question, day), day)
    copy = Revealed(question, said.text, said.wants_back)
    return ours.put(copy, revealed_slot(question, day, couple.me), day).id


def hear(couple: OpenSpace, copy: Entry[SharedCheckIn]) -> None:
    """What comes back for a day that the other has shared, some minutes later."""
    then = replace(couple, clock=lambda: copy.at + timedelta(minutes=20))
    then.put(Reply(copy.id, copy.revision, *HEARD), reply_slot(copy.id))


def earlier(space: OpenSpace, ago: int) -> OpenSpace:
    """The space as it was written in so many days ago."""
    moment = space.clock() - timedelta(days=ago)
    return replace(space, clock=lambda: moment)
