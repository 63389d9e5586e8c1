"""What openness brings to the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.couple import Couple
from nearer.couples.voices import Voice, voice_of, wish_in_words
from nearer.features.openness.payloads import Note, Thanks, Thought
from nearer.features.openness.thinking import gift, thoughts
from nearer.registry.cards import Card, Day
from nearer.registry.declaration import ALWAYS, Feature
from nearer.registry.kinds import Kind, Pairs
from nearer.registry.stream import Piece
from nearer.spaces.entry import Entry


def thanks_in_words(said: Thanks) -> Pairs:
    wished = wish_in_words(said.wants_back)
    return [(_("For"), said.what), (_("Because"), said.reason), (_("Asked for"), wished)]


def note_in_words(said: Note) -> Pairs:
    return [(_("The note"), said.text), (_("Asked for"), wish_in_words(said.wants_back))]


def thanks(couple: Couple, entry: Entry[Thanks]) -> Piece:
    voice = voice_of(couple, entry, entry.payload.what, entry.payload.reason)
    return given(entry, gettext("A thank-you"), voice, gettext("%(name)s thanked you"))


def note(couple: Couple, entry: Entry[Note]) -> Piece:
    voice = voice_of(couple, entry, entry.payload.text)
    return given(entry, gettext("A note"), voice, gettext("%(name)s left you a note"))


def given(entry: Entry[Any], called: str, voice: Voice, line: str) -> Piece:
    return Piece(
        template="openness/piece.html",
        day=entry.day,
        at=entry.at,
        about={"called": called, "voice": voice},
        entry=entry,
        opened="openness/opened.html",
        heading=called if voice.is_mine else line % {"name": voice.name},
        is_memory=True,
        texts=(voice.text, voice.reason),
    )


def thought_in_words(said: Thought) -> Pairs:
    return [(_("On"), said.on)]


def buttons(couple: Couple) -> Iterator[Card]:
    """What there is to give, at the top of Ours."""
    if not couple.space.is_closed:
        yield Card("openness/give.html", {"thoughts": thoughts(couple)}, rank=30)


def beside_the_day(day: Day) -> Iterator[Card]:
    """On Today, but for a pause and hours that do not suit both."""
    if day.couple and day.couple.may_be_told:
        page = {"couple": day.couple, "thoughts": thoughts(day.couple)}
        yield Card("openness/beside.html", page, rank=40, is_beside=True)


FEATURE = Feature(
    kinds=(
        Kind(Thanks, called=_("A thank-you"), in_words=thanks_in_words, piece=thanks),
        Kind(Note, called=_("A note"), in_words=note_in_words, piece=note),
        Kind(Thought, called=_("Thinking of you"), in_words=thought_in_words, gift=gift),
    ),
    in_space="nearer.features.openness.urls",
    today=beside_the_day,
    reads={Thought: ALWAYS},
    ours=buttons,
    demo="nearer.features.openness.demo.write_given",
)
