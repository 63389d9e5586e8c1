"""The natural keys of slots: what there is one of."""

from __future__ import annotations

from uuid import UUID

PAUSING_SLOT = "pausing"
HOME_SLOT = "home"


def wishes_slot(person: UUID) -> str:
    """One set of wishes for each of the two, in the couple's space."""
    return f"wishes/{person}"


def calling_slot(person: UUID) -> str:
    return f"calling/{person}"


def reply_slot(copy: UUID) -> str:
    """One reply to each thing that was given: only the other of the two writes it."""
    return f"reply/{copy}"
