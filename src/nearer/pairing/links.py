"""Links that lead to what two agreed on, or to the invitation. A link, no more."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.couples.couple import Couple
from nearer.couples.doors import couple_of
from nearer.pairing.leaving import shut
from nearer.people.request import Request
from nearer.ui.links import Link


def under_you(request: Request, private: object) -> Iterator[Link]:
    """What stands under "You" for everybody, whatever was answered."""
    yield from together(request, private)
    words = _("Everybody is asked them. They can be answered again at any time.")
    yield Link(
        _("A few questions for you alone"), reverse("together-safety", args=[private]), words
    )


def together(request: Request, private: object) -> Iterator[Link]:
    """To the invitation, or to what the two agreed on."""
    couple = couple_of(request)
    if couple is None:
        url, is_shut = reverse("together", args=[private]), shut(request.keyring)
        words = _("It does not open.") if is_shut else _("Invite them, or see how it is going.")
        yield Link(_("Your shared place") if is_shut else _("Your partner"), url, words)
        return
    url, words = reverse("agreement", args=[couple.space.id]), _("Pace, hours, and how to leave.")
    yield Link(_("You and %(name)s") % {"name": couple.name}, url, words)
    yield Link(_("Pause"), reverse("pause", args=[private]), _("Nobody can see it."))


def agreement(_request: Request, couple: Couple) -> Iterator[Link]:
    """From Ours to what the two agreed on; in a place that is closed, to what stays."""
    url = reverse("agreement", args=[couple.space.id])
    if couple.space.is_closed:
        yield Link(_("What stays"), url, _("And how to download a copy"))
    else:
        words = _("Pace, hours, a pause, and how it ends")
        yield Link(_("What you agreed on"), url, words)
