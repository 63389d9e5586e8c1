"""Reading years of entries against opening and decoding the same bytes with nothing around it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from nearer.features.feelings.payloads import CheckIn
from nearer.spaces.space import OpenSpace
from tests.bench.turns import take_turns
from tests.cast import Friend

YEARS = 10
ROUNDS = 40
pytestmark = [pytest.mark.bench, pytest.mark.django_db]


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def fill(space: OpenSpace, days: int) -> None:
    with transaction.atomic():
        for ago in range(days):
            said = CheckIn(
                pleasantness=1 + ago % 9,
                energy=1 + ago % 7,
                words=("lonely", "tired"),
                circles=ago % 11,
                closeness=ago % 11,
                sentence="Supper was quiet, and so were we.",
            )
            space.add(said, date(2026, 11, 1) - timedelta(days=ago))


def bare_reading(entries: list[CheckIn]) -> Callable[[], None]:
    """The same padded bytes under one key: AES-256-GCM and msgspec, and nothing else."""
    key, nonce = os.urandom(32), bytes(12)
    plain = [msgspec.msgpack.encode(entry) for entry in entries]
    sealed = [(AESGCM(key).encrypt(nonce, p + bytes(256 - len(p)), b""), len(p)) for p in plain]
    decode = msgspec.msgpack.Decoder(CheckIn).decode

    def read() -> None:
        for blob, size in sealed:
            decode(AESGCM(key).decrypt(nonce, blob, b"")[:size])

    return read


@pytest.mark.parametrize("years", [1, YEARS])
def test_years_of_entries(ann: Friend, years: int, tell: Callable[[str], None]) -> None:
    space = ann.space
    fill(space, 365 * years)
    written = [entry.payload for entry in space.entries(CheckIn)]
    assert len(written) == 365 * years
    bare = bare_reading(written)
    ratio = take_turns(lambda: timed(lambda: space.entries(CheckIn)), lambda: timed(bare), ROUNDS)
    tell(f"reading {years} year(s) against bare AES-GCM and msgspec: {ratio} (aim 3.5 for one)")


def test_the_first_page_of_ten_years(ann: Friend, ben: Friend, tell: Callable[[str], None]) -> None:
    long, short = ann.space, ben.space
    fill(long, 365 * YEARS)
    fill(short, 30)
    ratio = take_turns(
        lambda: timed(lambda: long.entries(CheckIn, limit=30)),
        lambda: timed(lambda: short.entries(CheckIn, limit=30)),
        ROUNDS * 5,
    )
    tell(f"first page of ten years against thirty days: {ratio} (aim 1.2)")
