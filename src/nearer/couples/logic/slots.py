"""The natural keys of slots: what there is one of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

PAUSING_SLOT = "pausing"
HOME_SLOT = "home"


def wishes_slot(person: UUID, since: date | None = None) -> str:
    """The wishes that one comes in with, or those that hold from a day on."""
    return f"wishes/{person}/{since}" if since else f"wishes/{person}"


def calling_slot(person: UUID) -> str:
    return f"calling/{person}"


def reply_slot(copy: UUID) -> str:
    """One reply to each thing that was given: only the other of the two writes it."""
    return f"reply/{copy}"
