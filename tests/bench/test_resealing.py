"""Sealing a history again after a re-key, against opening and sealing the same bytes bare."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.features.feelings.payloads import CheckIn
from nearer.seats import membership
from nearer.seats.resealing import forget_older, seal_again
from tests.bench.test_reading import fill, timed
from tests.bench.turns import take_turns
from tests.cast import Friend

ENTRIES = 3_650
ROUNDS = 20
pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]


def bare_resealing(sizes: list[int]) -> Callable[[], None]:
    old, new, nonce = os.urandom(32), os.urandom(32), bytes(12)
    sealed = [AESGCM(old).encrypt(nonce, bytes(size), b"") for size in sizes]

    def reseal() -> None:
        for blob in sealed:
            AESGCM(new).encrypt(nonce, AESGCM(old).decrypt(nonce, blob, b""), b"")

    return reseal


def test_ten_years_sealed_again(ann: Friend, tell: Callable[[str], None]) -> None:
    space = ann.space
    fill(space, ENTRIES)
    keyring = ann.refresh()

    def ours() -> float:
        ring = membership.rotate(keyring, space.id)
        took = timed(lambda: seal_again(keyring, space.id))
        forget_older(keyring, space.id, max(ring.roots))
        return took

    bare = bare_resealing([256] * ENTRIES)
    ratio = take_turns(ours, lambda: timed(bare), ROUNDS)
    assert ann.space.count(CheckIn) == len(ann.space.entries(CheckIn)) == ENTRIES
    tell(f"sealing {ENTRIES} entries again against bare AES-GCM, opened and sealed: {ratio}")
