"""Who is in the demo, and how to come in as them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Guest:
    """Somebody of the demo, and how to come in as them."""

    name: str
    passphrase: str


ANN = Guest("Ann", "seven quiet lanterns")
BEN = Guest("Ben", "rain on the allotment")
SAM = Guest("Sam", "one cup for the morning")
GUESTS = (ANN, BEN, SAM)
