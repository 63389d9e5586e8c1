"""The ways that lead here from rooms below. They are never pressed on anybody: a link, no more."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.features.feelings.payloads import CheckIn
from nearer.ours.lines import lines_shown
from nearer.ours.sharing import mine_of, names, other
from nearer.pairing.couples import our_space
from nearer.pairing.leaving import shut
from nearer.pairing.pausing import pausing
from nearer.people.request import Request
from nearer.spaces.space import Entry, OpenSpace
from nearer.ui.ways import Way, way_on


@way_on("check-in")
def share(request: Request, entry: Entry[CheckIn]) -> Iterator[Way]:
    """To share a copy, or to take back the one that is shared."""
    couple = our_space(request.keyring)
    if couple is None:
        return
    url = reverse("share-check-in", args=[entry.space.id, entry.id])
    name = other(names(couple), couple.me) or _("your partner")
    copy = mine_of(couple, entry.day)
    if copy is None:
        words = _("You see first how it looks.")
        yield Way(_("Share a copy with %(name)s") % {"name": name}, url, words)
        return
    withdraw = reverse("copy-withdraw", args=[couple.id, copy.id])
    yield Way(_("Withdraw the copy"), withdraw, _("%(name)s can read it in Ours.") % {"name": name})
    yield Way(_("Share it anew"), url, _("A new copy takes the place of the one in Ours."))


@way_on("before-keeping")
def say_who_else(request: Request, space: OpenSpace) -> Iterator[Way]:
    """Beside "only me", where some of it goes to the other as well."""
    couple = our_space(request.keyring)
    words = said_of(couple) if couple and not pausing(space) else ""
    if couple and words:
        name = other(names(couple), couple.me) or _("your partner")
        url = reverse("progress-together", args=[couple.id])
        yield Way(_("From tomorrow also with %(name)s") % {"name": name}, url, words)


def said_of(couple: OpenSpace) -> str:
    """ "You show: Felt close, Tension", or nothing."""
    shown = ", ".join(str(name) for name in lines_shown(couple))
    return _("You show: %(lines)s.") % {"lines": shown} if shown else ""


@way_on("progress")
def look_together(request: Request, _space: OpenSpace) -> Iterator[Way]:
    """To the lines of both."""
    couple = our_space(request.keyring)
    if couple:
        name = other(names(couple), couple.me) or _("your partner")
        words = said_of(couple) or _("Lines that both of you chose to show.")
        url = reverse("progress-together", args=[couple.id])
        yield Way(_("You and %(name)s") % {"name": name}, url, words)


@way_on("account")
def together(request: Request, private: uuid.UUID) -> Iterator[Way]:
    """To the invitation, or to what the two agreed on. Always there, whatever was answered."""
    couple = our_space(request.keyring)
    if couple is None:
        url, is_shut = reverse("together", args=[private]), shut(request.keyring)
        words = _("It does not open.") if is_shut else _("Invite them, or see how far it has come.")
        yield Way(_("Your shared place") if is_shut else _("Your partner"), url, words)
        return
    name = other(names(couple), couple.me) or _("your partner")
    words = _("Pace, hours, and how to leave.")
    yield Way(_("You and %(name)s") % {"name": name}, reverse("agreement", args=[couple.id]), words)
    yield Way(_("Pause"), reverse("pause", args=[private]), _("It shows nothing to anybody."))
