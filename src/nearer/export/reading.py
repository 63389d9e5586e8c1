"""The archive as a person reads it: by space and month, each entry in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nearer.export.logic.archive import Archive, ArchivedEntry, UnknownWriting, revive
from nearer.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.feelings.wording import CIRCLES, lines_of, spot_of, words_of
from nearer.spaces.payload import Payload
from nearer.ui.context import app_name

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise as Words

Pairs = list[tuple["Words", Any]]
SPACES: dict[str, Words] = {
    "private": gettext_lazy("Only mine"),
    "couple": gettext_lazy("Ours"),
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
    """In the words of its room; without any, or in a version nobody knows, by its fields."""
    plain = Read(entry.day, entry.kind, entry.mine, list(entry.fields.items()))
    if entry.kind not in READINGS:
        return plain
    try:
        said = revive(entry)
    except UnknownWriting:
        return plain
    kind, pairs = READINGS[said.kind]
    told = [(name, value) for name, value in pairs(said) if value not in ("", None)]
    return Read(entry.day, kind, entry.mine, told)


def check_in(said: Payload) -> Pairs:
    assert isinstance(said, CheckIn)
    return [
        (_("How I was"), words_of(said)),
        (_("On the grid"), spot_of(said)),
        (CIRCLES, said.circles),
        *lines_of(said),
        (_("A sentence"), said.sentence),
    ]


def first_words(said: Payload) -> Pairs:
    assert isinstance(said, FirstWords)
    return [
        (_("In my words"), said.text),
        (_("How I was"), words_of(said)),
        (_("What I felt"), said.feeling),
        (_("What happened"), said.happened),
        (_("What I need"), said.need),
    ]


READINGS: dict[str, tuple[Words, Callable[[Payload], Pairs]]] = {
    CheckIn.kind: (gettext_lazy("Check-in"), check_in),
    SharedCheckIn.kind: (gettext_lazy("Shared check-in"), check_in),
    FirstWords.kind: (gettext_lazy("First words"), first_words),
}
