"""The light question of the invitation, as the first piece of what two share.

Each wrote their answer for the other and has read the other's before there was a place. So both lie
where the answers to a question for two lie once both have shown them, and the question does not
come again within a year. Each puts in their own on coming in; where the guest wrote nothing, nobody
does. They lie on the day before the first, which has a question of its own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from nearer.couples.couple import Couple
from nearer.couples.payloads import Calling
from nearer.features.talks.logic.slots import revealed_slot
from nearer.features.talks.payloads import Revealed
from nearer.pairing.letters import Answer, Offer
from nearer.pairing.logic.light import LIGHT, ONCE_LIGHT
from nearer.spaces.space import OpenSpace


class LightAnswers(NamedTuple):
    """Both answers to the light question, as one of the two finds them; "" where there is none."""

    question: str
    mine: str
    theirs: str


A_DAY = timedelta(days=1)


def put_first_answer(space: OpenSpace, offer: Offer, answer: Answer) -> None:
    """One's own of the two answers."""
    first_days = [each.day for each in space.entries(Calling) if each.author == offer.id]
    is_light = offer.question in (*LIGHT, *ONCE_LIGHT)
    if not (first_days and is_light and offer.words and answer.words):
        return
    day = first_days[0] - A_DAY
    words = offer.words if space.me == offer.id else answer.words
    copy = Revealed(offer.question, words)
    space.put(copy, revealed_slot(offer.question, day, space.me), day)


def light_answers(couple: Couple) -> LightAnswers:
    """What the invitation brought, as far as it is there and was not taken back.

    Nothing else lies before the couple's first day: a later answer waits for the other's.
    """
    first = [each for each in couple.space.entries(Revealed) if each.day < couple.began]
    said = {each.author == couple.space.me: each.payload for each in first}
    question = next((each.question for each in said.values()), "")
    mine, theirs = (said[each].text if each in said else "" for each in (True, False))
    return LightAnswers(question, mine, theirs)
