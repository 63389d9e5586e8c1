"""Ways on from a page, which only a floor above it knows of.

    @way_on("check-in")
    def share(request, entry):
        yield Way(_("Share a copy"), url)

The page below says where they stand, `{% ways_on "check-in" entry %}`, and not who lays them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Finder = Callable[[Any, Any], "Iterable[Way]"]
_finders: dict[str, list[Finder]] = defaultdict(list)


class Way(NamedTuple):
    """A link with its title, and a few words beneath."""

    title: Words
    url: str
    words: Words = ""


def way_on(place: str) -> Callable[[Finder], Finder]:
    """Called with the request and what the page is about, whenever the page is drawn."""

    def lay(finder: Finder) -> Finder:
        _finders[place].append(finder)
        return finder

    return lay


def found(place: str, request: object, about: object) -> list[Way]:
    return [way for finder in _finders[place] for way in finder(request, about)]
