"""What a counter of attempts is filed under, when the name itself must not be kept.

    key = HMAC-SHA256(pepper, lp("nearer/rate/1", part...))[:16]

The parts (a name, an address) are easy to guess, so a plain hash would give them away to whoever
has a backup. The pepper is outside the backup.
"""

from __future__ import annotations

import hmac

from nearer.crypto.terms import lp


def rate_key(pepper: bytes, *parts: bytes) -> bytes:
    """Sixteen bytes that are equal for equal parts, and tell nothing else."""
    return hmac.digest(pepper, lp(b"nearer/rate/1", *parts), "sha256")[:16]
