"""The link from Ours to all questions."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.couples.couple import Couple
from nearer.people.request import Request
from nearer.ui.links import Link


def questions(_request: Request, couple: Couple) -> Iterator[Link]:
    if not couple.space.is_closed:
        url = reverse("questions", args=[couple.space.id])
        yield Link(_("Your questions so far"), url, _("Answered, shared or skipped"))
