"""Links on the page of a day. They are never pressed on anybody: a link, no more."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.couples.doors import couple_of
from nearer.features.feelings.copies import mine_of
from nearer.features.feelings.payloads import CheckIn
from nearer.people.request import Request
from nearer.spaces.entry import Entry
from nearer.ui.links import Link


def share(request: Request, entry: Entry[CheckIn]) -> Iterator[Link]:
    """To share a copy, or to take back the one that is shared."""
    couple = couple_of(request, entry.space)
    if couple is None:
        return
    url, name = reverse("share-check-in", args=[entry.space.id, entry.id]), {"name": couple.name}
    copy = mine_of(couple.space, entry.day)
    if copy is None:
        words = _("You see how it looks first.")
        yield Link(_("Share a copy with %(name)s") % name, url, words)
        return
    withdraw = reverse("copy-withdraw", args=[couple.space.id, copy.id])
    yield Link(_("Unshare the copy"), withdraw, _("%(name)s can read it in Ours.") % name)
    yield Link(_("Share it again"), url, _("A new copy takes the place of the one in Ours."))
