"""The archive as a person reads it: by space and month, each entry in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nearer.export.logic.archive import Archive, ArchivedEntry, UnknownWriting, revive
from nearer.features.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.features.feelings.wording import CIRCLES, lines_of, spot_of, words_of
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic.library import library
from nearer.features.talks.logic.receiving import WANTS
from nearer.features.talks.payloads import Answer, Reply, Revealed, Skipped, Waiting
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


def answer(said: Payload) -> Pairs:
    assert isinstance(said, Answer | Revealed | Skipped | Waiting)
    known = library().get(said.question)
    pairs: Pairs = [(_("The question"), _(known.text) if known else said.question)]
    if isinstance(said, Answer | Revealed):
        pairs.append((_("The answer"), said.text))
    if isinstance(said, Revealed):
        pairs.append((_("Wished for"), _(WANTS[said.wants_back])))
    return pairs


def given(said: Payload) -> Pairs:
    assert isinstance(said, Thanks | Note)
    wished = (_("Wished for"), _(WANTS[said.wants_back]))
    if isinstance(said, Note):
        return [(_("The note"), said.text), wished]
    return [(_("For"), said.what), (_("Because"), said.reason), wished]


def reply(said: Payload) -> Pairs:
    assert isinstance(said, Reply)
    return [(_("The reply"), said.text)]


READINGS: dict[str, tuple[Words, Callable[[Payload], Pairs]]] = {
    Answer.kind: (gettext_lazy("An answer, kept for oneself"), answer),
    Revealed.kind: (gettext_lazy("An answer, shown"), answer),
    Waiting.kind: (gettext_lazy("Told that an answer waits"), answer),
    Skipped.kind: (gettext_lazy("A question left for the day"), answer),
    Reply.kind: (gettext_lazy("A reply"), reply),
    Thanks.kind: (gettext_lazy("A thank-you"), given),
    Note.kind: (gettext_lazy("A note"), given),
    CheckIn.kind: (gettext_lazy("Check-in"), check_in),
    SharedCheckIn.kind: (gettext_lazy("Shared check-in"), check_in),
    FirstWords.kind: (gettext_lazy("First words"), first_words),
}
