"""Payloads of the tests: one that belongs to its author, one that belongs to everybody."""

from __future__ import annotations

from typing import ClassVar

from nearer.spaces.payload import Payload


class Note(Payload, frozen=True):
    kind: ClassVar[str] = "test.note"
    lives_in: ClassVar[frozenset[str]] = frozenset({"private", "couple"})
    text: str = ""


class Plan(Payload, frozen=True):
    kind: ClassVar[str] = "test.plan"
    lives_in: ClassVar[frozenset[str]] = frozenset({"private", "couple"})
    ours: ClassVar[bool] = True
    text: str = ""


class Diary(Payload, frozen=True):
    """May live in a private space only."""

    kind: ClassVar[str] = "test.diary"
    text: str = ""
