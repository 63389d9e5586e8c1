"""The pepper: a file of 32 bytes, or a plain refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from nearer.people import credentials, recovery
from nearer.people.keyring import WrongWords
from nearer.people.pepper import NoPepper, new_pepper, pepper
from nearer.people.rate_limits import Asker
from tests.cast import Friend


def test_the_id_of_a_pepper_does_not_reveal_it(settings: Settings, tmp_path: Path) -> None:
    settings.NEARER_PEPPER_FILE = tmp_path / "pepper"
    content = new_pepper()
    settings.NEARER_PEPPER_FILE.write_bytes(content)
    name, found = pepper()
    assert found == content
    assert len(name) == 16
    assert name not in content.hex()


@pytest.mark.parametrize("content", [None, b"", b"short", bytes(33)])
def test_a_missing_or_short_pepper_is_refused(
    settings: Settings, tmp_path: Path, content: bytes | None
) -> None:
    settings.NEARER_PEPPER_FILE = tmp_path / "pepper"
    if content is not None:
        settings.NEARER_PEPPER_FILE.write_bytes(content)
    with pytest.raises(NoPepper):
        pepper()


def test_a_lost_pepper_costs_the_passphrase_and_no_words(
    ann: Friend, settings: Settings, tmp_path: Path
) -> None:
    code = recovery.unproved_code(ann.keyring)
    assert code is not None
    settings.NEARER_PEPPER_FILE = tmp_path / "pepper"
    settings.NEARER_PEPPER_FILE.write_bytes(new_pepper())
    with pytest.raises(WrongWords):
        credentials.sign_in("Ann", ann.passphrase, Asker("203.0.113.7"))
    assert recovery.recover("Ann", code, Asker("203.0.113.7")).keyring.me == ann.keyring.me
