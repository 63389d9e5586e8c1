"""Rate limits: the key of a counter of attempts, where the name itself must not be stored.

    key = HMAC-SHA256(pepper, lp("nearer/rate/1", part...))[:16]

The parts (a name, an address) are easy to guess, so a plain hash could be reversed by whoever has a
backup. The pepper is not in the backup.
"""

from __future__ import annotations

import hmac

from nearer.crypto.terms import lp


def rate_key(pepper: bytes, *parts: bytes) -> bytes:
    """16 bytes that are equal for equal parts, and reveal nothing else."""
    return hmac.digest(pepper, lp(b"nearer/rate/1", *parts), "sha256")[:16]
