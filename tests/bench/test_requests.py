"""Whole requests against the least a Django view could do, and signing in against Argon2id."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import override_settings
from nacl.pwhash.argon2id import kdf

from nearer.people import credentials
from nearer.people.rate_limits import Asker
from tests.bench.turns import Runner, take_turns
from tests.cast import Friend

BARE = ("insert", "view")
pytestmark = pytest.mark.bench


def ratio(tmp_path: Path, ours: str, peer: str, rounds: int) -> str:
    sides = []
    for word in (ours, peer):
        module = "tests.bench.bare" if word in BARE else "tests.bench.ours"
        folder = tmp_path / word
        folder.mkdir()
        sides.append(Runner(module, word, folder))
    result = take_turns(*sides, rounds)
    for side in sides:
        side.close()
    return str(result)


def test_keeping_a_check_in(tmp_path: Path, tell: Callable[[str], None]) -> None:
    found = ratio(tmp_path, "keep", "insert", rounds=200)
    tell(f"keeping a check-in against a view with one fsynced insert: {found} (aim 3)")


def test_keeping_a_check_in_that_another_sees(tmp_path: Path, tell: Callable[[str], None]) -> None:
    found = ratio(tmp_path, "keep-shown", "keep", rounds=200)
    tell(f"keeping a check-in of one who shows a line, against one who is alone: {found} (aim 1.6)")


def test_today(tmp_path: Path, tell: Callable[[str], None]) -> None:
    found = ratio(tmp_path, "today", "view", rounds=300)
    tell(f"Today against a trivial view: {found} (aim 12)")


@pytest.mark.django_db
@override_settings(NEARER_ARGON2="65536:3")
def test_signing_in(ann: Friend, tell: Callable[[str], None]) -> None:
    # At the price real people pay: the tests' own is so low that everything else would show.
    memory, passes = 65536, 3
    ann.sign_in()
    salt = os.urandom(16)

    def ours() -> float:
        start = time.perf_counter()
        assert credentials.sign_in(ann.name, ann.passphrase, Asker("127.0.0.1"))
        return time.perf_counter() - start

    def bare() -> float:
        start = time.perf_counter()
        kdf(64, ann.passphrase.encode(), salt, opslimit=passes, memlimit=memory * 1024)
        return time.perf_counter() - start

    found = take_turns(ours, bare, rounds=40)
    tell(f"signing in against one bare Argon2id of {memory} KiB: {found} (aim 1.15)")
