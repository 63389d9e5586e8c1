"""Words that are easily heard as an attack: what somebody is, and what they always do.

Only a hint beside the box hangs on them. What is typed stays as it is, and whoever tells of a blow
is told nothing about how to say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nearer.features.feelings.logic.fragments import folded, is_violent
from nearer.ui.phrases import gettext_noop as _

INSULT = _("This says what someone is. What they did or said, on one day, is easier to hear.")
EVERY_TIME = _(
    "“Always” and “never” are easy to argue with. One time that it happened often says more."
)
_NAMES = (
    r"(lazy|selfish|stupid|crazy|insane|pathetic|useless|worthless|disgusting|childish|dumb|cruel"
    r"|idiots?|pigs?|liars?|losers?|jerks?|morons?|fools?|narcissists?|cheaters?|bastards?|bitch(es)?"
    r"|assholes?|arseholes?|monsters?|psychos?|brats?|hypocrites?|cowards?|egoists?)"
)
_INSULT = re.compile(
    rf"\b(you|he|she|they)(?:'re|'s| is| are)(?: \w+){{0,4}}? {_NAMES}\b(?! about)"
    rf"|\b(?:you|such an?|what an?) {_NAMES}\b"
)
_EVERY_TIME = re.compile(
    r"\b(you|he|she|they)(?:'re|'s)?(?: \w+)?"
    r" (always|never|constantly)\b|\b(always|never) (you|him|her|them)\b"
)


def hints(text: str) -> Iterator[str]:
    """What may be said beside a box with this text in it."""
    said = folded(text)
    if is_violent(said):
        return
    if _INSULT.search(said):
        yield INSULT
    if _EVERY_TIME.search(said):
        yield EVERY_TIME
