"""Admission: whether a newcomer may sign up on this server. `NEARER_SIGN_UP` says who may.

What admits somebody is called inside the transaction that makes the account: an invitation that
works once is used up together with it, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Admit: TypeAlias = Callable[[], None]


class NotAdmitted(Exception):
    """The server takes nobody new, or not without an invitation that is still open."""


def freely() -> None:
    """Admits everybody."""
