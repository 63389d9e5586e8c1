"""Payloads of the tests: one that belongs to its author, one that belongs to everybody."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace


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


def texts(space: OpenSpace, **between: date | int) -> list[str]:
    return [entry.payload.text for entry in space.entries(Note, **between)]  # type: ignore[arg-type]
