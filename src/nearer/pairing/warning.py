"""What stands on every page of somebody into whose seat a new account is about to be let."""

from __future__ import annotations

from nearer.couples.doors import couple_of
from nearer.pairing.letting_in import is_letting_in
from nearer.people.request import Request


def being_replaced(request: Request) -> str:
    """The template of the warning, or nothing."""
    couple = couple_of(request)
    return "pairing/being_replaced.html" if couple and is_letting_in(couple.space) else ""
