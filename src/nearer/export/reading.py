"""The archive as a person reads it: by space and month, each entry in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from nearer.export.logic.archive import Archive, ArchivedEntry, UnknownWriting, named, revive
from nearer.registry.installed import kinds
from nearer.registry.kinds import Pairs
from nearer.ui.context import app_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

SPACES: dict[str, Words] = {
    "private": _("Only mine"),
    "couple": _("Ours"),
}


class Read(NamedTuple):
    """One entry in words."""

    day: date
    kind: Words
    mine: bool
    pairs: Pairs


def read_aloud(archive: Archive) -> dict[str, Any]:
    """What the page shows: the whole archive, in words."""
    spaces = [
        (SPACES.get(space.kind, space.kind), [read(entry) for entry in space.entries])
        for space in archive.spaces
    ]
    refused = sum(space.refused for space in archive.spaces)
    return {"archive": archive, "spaces": spaces, "refused": refused, "title": app_name()}


def read(entry: ArchivedEntry) -> Read:
    """In the words of its feature; of a version that nobody here knows, by its fields."""
    plain = Read(entry.day, entry.kind, entry.mine, list(named(entry).items()))
    kind = kinds().get(entry.kind)
    if kind is None or kind.in_words is None:
        return plain
    try:
        pairs = kind.in_words(revive(entry, kind.cls))
    except UnknownWriting:
        return plain
    said = [(name, value) for name, value in pairs if value not in ("", None)]
    return Read(entry.day, kind.called, entry.mine, said)
