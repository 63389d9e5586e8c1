"""Where the question of these days stands: on Today, at the top of Ours, and what waits there."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from nearer.couples.couple import Couple
from nearer.features.talks.page_context import question_page
from nearer.features.talks.table import Questions
from nearer.registry.cards import Card, Day
from nearer.registry.gifts import Gift

# States in which the reader has something to do; in others the card is only shown.
TO_DO = {"nothing", "theirs-waiting", "both-revealed"}
ALONE = _("One small thing today, for the two of you.")


def cards_of_today(day: Day) -> Iterator[Card]:
    """Not outside the hours that suit both, nor in a pause. No answer about safety takes it away:
    whoever looks over a shoulder knows it from their own page."""
    if day.couple and day.couple.may_be_told:
        yield from cards(day.couple)


def cards_of_ours(couple: Couple) -> Iterator[Card]:
    """As long as nothing waits there, which is announced, and one's own answer is not among what is
    shown below it."""
    found = (card.context["turn"] for card in cards(couple))
    is_shown = any(turn.mine or turn.is_told for turn in found)
    return iter(()) if is_shown else cards(couple)


def cards(couple: Couple) -> Iterator[Card]:
    """The question in short; none while all rest or the place is closed."""
    questions = Questions(couple)
    turn = None if couple.space.is_closed else questions.foremost()
    if turn and turn.state != "skipped":
        is_to_do = turn.state in TO_DO and (not turn.theirs or questions.is_unopened(turn))
        minutes = 7 if is_to_do else None
        page = question_page(questions, turn)
        yield Card("talks/card.html", page, rank=20, minutes=minutes, alone=ALONE)


def gifts(couple: Couple) -> Iterator[Gift]:
    """Answers of the other that wait, and both answers where they lie closed. Each has a page on
    which it is opened; Today has a card for them."""
    questions = Questions(couple)
    for turn in questions.in_sight:
        both, waits = _t("%(name)s’s answer and yours are here"), _t("%(name)s has answered")
        line = (both if turn.theirs else waits) % {"name": capfirst(couple.name)}
        url = reverse("question-at", args=[couple.space.id, questions.at(turn)])
        yield Gift(line, questions.waits_since(turn), url, is_on_today=True)
