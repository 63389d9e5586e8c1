"""Links to the lines of both, and the word that some of a day goes there."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nearer.couples.doors import couple_of
from nearer.people.request import Request
from nearer.progress.shared_lines import names_shown
from nearer.spaces.space import OpenSpace
from nearer.ui.links import Link


def say_who_else(request: Request, space: OpenSpace) -> Iterator[Link]:
    """Beside "only me", where some of it goes to the other as well."""
    couple = couple_of(request, space)
    words = lines_in_words(couple.space) if couple and not couple.is_resting else ""
    if couple and words:
        url = reverse("progress-together", args=[couple.space.id])
        yield Link(_("From tomorrow also with %(name)s") % {"name": couple.name}, url, words)


def look_together(request: Request, space: OpenSpace) -> Iterator[Link]:
    """To the lines of both."""
    if couple := couple_of(request, space):
        words = lines_in_words(couple.space) or _("Lines that you have both chosen to share.")
        url = reverse("progress-together", args=[couple.space.id])
        yield Link(_("You and %(name)s") % {"name": couple.name}, url, words)


def lines_in_words(space: OpenSpace) -> str:
    """ "You share: Felt close, Tension", or nothing."""
    shown = ", ".join(str(name) for name in names_shown(space))
    return _("You share: %(lines)s.") % {"lines": shown} if shown else ""
