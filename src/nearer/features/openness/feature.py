"""What openness brings to the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.couple import Couple
from nearer.couples.logic.receiving import WANTS
from nearer.couples.voices import Voice, voice_of
from nearer.features.openness.payloads import Note, Thanks
from nearer.registry.cards import Card
from nearer.registry.declaration import Feature
from nearer.registry.kinds import Kind, Pairs
from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry


def thanks_in_words(said: Thanks) -> Pairs:
    wished = gettext(WANTS[said.wants_back])
    return [(_("For"), said.what), (_("Because"), said.reason), (_("Asked for"), wished)]


def note_in_words(said: Note) -> Pairs:
    return [(_("The note"), said.text), (_("Asked for"), gettext(WANTS[said.wants_back]))]


def thanks(couple: Couple, entry: Entry[Thanks]) -> Piece:
    said = entry.payload
    return given(entry, gettext("A thank-you"), voice_of(couple, entry, said.what, said.reason))


def note(couple: Couple, entry: Entry[Note]) -> Piece:
    return given(entry, gettext("A note"), voice_of(couple, entry, entry.payload.text))


def given(entry: Entry[Any], called: str, voice: Voice) -> Piece:
    return Piece(
        template="openness/piece.html",
        day=entry.day,
        at=entry.at,
        about={"called": called, "voice": voice},
        entry=entry,
        opened="openness/opened.html",
        heading=gettext("%(name)s wrote something") % {"name": voice.name},
        lead=voice.wants,
    )


def buttons(couple: Couple) -> Iterator[Card]:
    """What there is to give, at the top of Ours."""
    if not couple.space.is_closed:
        yield Card("openness/give.html", rank=30)


FEATURE = Feature(
    kinds=(
        Kind(Thanks, called=_("A thank-you"), in_words=thanks_in_words, piece=thanks),
        Kind(Note, called=_("A note"), in_words=note_in_words, piece=note),
    ),
    in_space="nearer.features.openness.urls",
    ours=buttons,
    demo="nearer.features.openness.demo.write_given",
)
