"""Extension points for links: a page shows links whose targets only a higher layer knows.

The page's template names the place, `{% links_on "check-in" entry %}`, and not who fills it: a
feature declares its links in `Feature.links`, and the registry registers them here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

Finder = Callable[[Any, Any], "Iterable[Link]"]
_finders: dict[str, list[Finder]] = defaultdict(list)


class Link(NamedTuple):
    """A link with its title, and a few words beneath."""

    title: Words
    url: str
    words: Words = ""


def lay(place: str, finder: Finder) -> None:
    """Registers a finder. It is called with the request and what the page is about, whenever a page
    with this place is rendered."""
    _finders[place].append(finder)


def found(place: str, request: object, about: object) -> list[Link]:
    return [link for finder in _finders[place] for link in finder(request, about)]
