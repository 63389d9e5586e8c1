"""The natural keys of slots: what there is one of."""

from __future__ import annotations

from uuid import UUID

PAUSING_SLOT = "pausing"
LETTING_IN_SLOT = "letting-in"
HOME_SLOT = "home"


def wishes_slot(person: UUID) -> str:
    """One set of wishes for each of the two, in the couple's space."""
    return f"wishes/{person}"


def calling_slot(person: UUID) -> str:
    return f"calling/{person}"
