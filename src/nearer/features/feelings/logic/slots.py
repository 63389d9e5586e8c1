"""Slot keys: natural keys of what exists only once. Whoever writes the same thing uses the same."""

from __future__ import annotations

from datetime import date
from uuid import UUID


def check_in_slot(day: date) -> str:
    """One check-in a day, in its writer's private space."""
    return f"check-in {day.isoformat()}"


def shared_slot(day: date, person: UUID) -> str:
    """One copy of a day for each of the two, in the couple's space."""
    return f"shared check-in {day.isoformat()} {person}"
