"""Where a check-in lies on the grid."""

from __future__ import annotations

from nearer.features.feelings.payloads import CheckIn

MIDDLE = 0.5, 0.5


def place(said: CheckIn) -> tuple[float, float] | None:
    """0 to 1 from the upper left of the grid, or None where the spot was left open."""
    if said.pleasantness is None or said.energy is None:
        return None
    return (said.pleasantness - 1) / 8, 1 - (said.energy - 1) / 8
