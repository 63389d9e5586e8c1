"""The natural keys of slots: what there is one of. Whoever writes the same thing uses the same.

`day` is the day on which the question came.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

TELLING_SLOT = "telling"


def answer_slot(question: str, day: date) -> str:
    """One answer a question and day, in its writer's private space."""
    return f"question/{question}/{day.isoformat()}"


def skipped_slot(question: str, day: date) -> str:
    return f"skipped/{question}/{day.isoformat()}"


def revealed_slot(question: str, day: date, person: UUID) -> str:
    """One copy for each of the two, in the couple's space."""
    return f"revealed/{question}/{day.isoformat()}/{person}"


def waiting_slot(question: str, day: date, person: UUID) -> str:
    return f"waiting/{question}/{day.isoformat()}/{person}"
