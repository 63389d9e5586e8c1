"""The light question of the invitation, as the first piece of what two share.

Each wrote their answer for the other and has read the other's before there was a place. So both lie
where the answers to a question for two lie once both have shown them, and the question does not
come again within a year. Each puts in their own on coming in; where the guest wrote nothing, nobody
does. They lie on the day before the first, which has a question of its own.
"""

from __future__ import annotations

from datetime import timedelta

from nearer.couples.payloads import Calling
from nearer.features.talks.logic.slots import revealed_slot
from nearer.features.talks.payloads import Revealed
from nearer.pairing.letters import Answer, Offer
from nearer.pairing.logic.light import LIGHT, ONCE_LIGHT
from nearer.spaces.space import OpenSpace

A_DAY = timedelta(days=1)


def put_first_answer(space: OpenSpace, offer: Offer, answer: Answer) -> None:
    """One's own of the two answers. Nobody asked for anything back."""
    first_days = [each.day for each in space.entries(Calling) if each.author == offer.id]
    is_light = offer.question in (*LIGHT, *ONCE_LIGHT)
    if not (first_days and is_light and offer.words and answer.words):
        return
    day = first_days[0] - A_DAY
    words = offer.words if space.me == offer.id else answer.words
    copy = Revealed(offer.question, words, "no-reply")
    space.put(copy, revealed_slot(offer.question, day, space.me), day)
