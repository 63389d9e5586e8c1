"""How feelings read to people: the words of the vocabulary, the grid and the six lines, translated.

The logic below knows ids and English message ids alone; what is shown is made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.features.feelings.logic import vocabulary
from nearer.features.feelings.payloads import CheckIn, FirstWords

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

CORNERS = tuple(_(corner) for corner in vocabulary.quadrants.values())
PLEASANTNESS = (
    _("very unpleasant"),
    _("unpleasant"),
    _("rather unpleasant"),
    _("slightly unpleasant"),
    _("neither pleasant nor unpleasant"),
    _("slightly pleasant"),
    _("rather pleasant"),
    _("pleasant"),
    _("very pleasant"),
)
ENERGY = (
    _("very low energy"),
    _("low energy"),
    _("rather low energy"),
    _("slightly low energy"),
    _("neither low nor high energy"),
    _("slightly high energy"),
    _("rather high energy"),
    _("high energy"),
    _("very high energy"),
)


class Line(NamedTuple):
    """One question from 0 to 10: as it is asked, and as it is called afterwards."""

    asked: Words
    called: Words
    low: Words = _("not at all")
    high: Words = _("very much")


LINES = {
    "closeness": Line(_("I felt close"), _("Felt close")),
    "opened_up": Line(_("I shared how I felt"), _("Shared feelings")),
    "felt_understood": Line(_("I felt understood"), _("Felt understood")),
    "tension": Line(_("There was tension between us"), _("Tension"), _("none"), _("a great deal")),
    "wish_to_withdraw": Line(_("I wanted to pull away"), _("Wanted to pull away")),
    "enjoyed_together": Line(_("We enjoyed something together"), _("Enjoyed together")),
}
CIRCLES = _("Closeness circles")


def word_choices(
    before: Sequence[str] = (),
) -> list[tuple[Words, Words | list[tuple[str, Words]]]]:
    """The words by quarter of the grid, then the honest answers, which belong to none.

    `before`: words that were chosen already. Those that are no longer offered stand in a group of
    their own, or saving again would lose them.
    """
    groups: list[tuple[Words, Words | list[tuple[str, Words]]]] = [
        (capfirst(gettext(name)), [(word.id, _(word.label)) for word in vocabulary.words[quarter]])
        for quarter, name in vocabulary.quadrants.items()
    ]
    if gone := [word for word in vocabulary.retired if word.id in before]:
        groups.append((_("Chosen before"), [(word.id, _(word.label)) for word in gone]))
    return [*groups, *((answer.id, _(answer.label)) for answer in vocabulary.honest_answers)]


def words_of(said: CheckIn | FirstWords) -> str:
    """ "tired, distant", "numb", "not today": the answer in words, or nothing."""
    honest = [] if said.state == "given" else [said.state]
    return ", ".join(gettext(vocabulary.label(word)) for word in [*honest, *said.words])


def spot_of(checkin: CheckIn) -> str:
    """Where on the grid, in words, or nothing."""
    if checkin.pleasantness is None or checkin.energy is None:
        return ""
    return f"{PLEASANTNESS[checkin.pleasantness - 1]}, {ENERGY[checkin.energy - 1]}"


def lines_of(checkin: CheckIn) -> list[tuple[Words, int]]:
    """The lines that were answered."""
    answers = [(line.called, getattr(checkin, name)) for name, line in LINES.items()]
    return [(called, answer) for called, answer in answers if answer is not None]
