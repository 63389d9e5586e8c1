"""The natural keys of slots: what there is one of. Whoever writes the same thing uses the same."""

from __future__ import annotations

from datetime import date


def check_in_slot(day: date) -> str:
    """One check-in a day, in its writer's private space."""
    return f"check-in {day.isoformat()}"
