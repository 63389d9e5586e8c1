"""Where the question of these days stands: on Today, and at the top of Ours."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nearer.couples.couple import Couple
from nearer.features.talks.page_context import question_page
from nearer.features.talks.table import Questions
from nearer.registry.cards import Card, Day

# States in which the reader has something to do; in others the card is only shown.
WAITING = {"nothing", "theirs-waiting", "both-revealed"}
ALONE = _("One small thing today, for the two of you.")


def cards_of_today(day: Day) -> Iterator[Card]:
    """Not outside the hours that suit both, nor in a pause. No answer about safety takes it away:
    whoever looks over a shoulder knows it from their own page."""
    couple = day.couple
    if couple and couple.is_their_hour and not couple.is_resting:
        yield from cards(couple)


def cards_of_ours(couple: Couple) -> Iterator[Card]:
    """As long as one's own answer is not among what is shown below it."""
    return (card for card in cards(couple) if not card.context["turn"].mine)


def cards(couple: Couple) -> Iterator[Card]:
    """The question in short; none while all rest or the place is closed."""
    questions = Questions(couple)
    turn = None if couple.space.is_closed else questions.foremost()
    if turn and turn.state != "skipped":
        minutes = 7 if turn.state in WAITING else None
        page = question_page(questions, turn)
        yield Card("talks/card.html", page, rank=20, minutes=minutes, alone=ALONE)
