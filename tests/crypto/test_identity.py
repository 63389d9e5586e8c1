"""Identities, their fingerprints, and the six words people read to each other."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import nearer.crypto
from nearer.crypto import BrokenSeal, Identity, IdentitySecrets, new_identity
from nearer.crypto.identity import public_identity
from tests.crypto.cast import ANN, BEN, FALSE_ANN

replace = msgspec.structs.replace
WORDS = Path(nearer.crypto.__file__).with_name("words.txt").read_text("ascii").splitlines()
FIELDS = ("person", "epoch", "x25519", "mlkem", "ed25519", "signature")


def test_an_identity_travels() -> None:
    ANN.identity.verify()
    assert Identity.decode(ANN.identity.encode()) == ANN.identity
    assert IdentitySecrets.decode(ANN.secrets.encode()) == ANN.secrets
    assert public_identity(ANN.secrets) == ANN.identity
    assert (ANN.identity.person, ANN.identity.epoch) == (b"A" * 16, 1)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_signed(field: str) -> None:
    """A key of somebody else's, self-signed identity included, cannot be mixed in."""
    theirs = replace(BEN.identity, epoch=2)
    mixed = replace(ANN.identity, **{field: getattr(theirs, field)})
    with pytest.raises(BrokenSeal, match="signature"):
        mixed.verify()
    assert (mixed.fingerprint() == ANN.identity.fingerprint()) is (field == "signature")


def test_keys_that_are_no_keys_are_refused() -> None:
    for key in (b"", b"x" * 31, b"\xff" * 32):
        with pytest.raises(BrokenSeal):
            replace(ANN.identity, ed25519=key).verify()


@pytest.mark.parametrize("field", FIELDS)
def test_lengths_are_part_of_the_format(field: str) -> None:
    value = getattr(ANN.identity, field)
    wrong = 2**32 if field == "epoch" else value[:-1]
    longer = -1 if field == "epoch" else value + b"\0"
    for each in (wrong, longer):
        with pytest.raises(BrokenSeal, match="malformed"):
            Identity.decode(replace(ANN.identity, **{field: each}).encode())


@pytest.mark.parametrize("field", ["person", "x25519", "mlkem", "ed25519"])
def test_lengths_of_secrets_too(field: str) -> None:
    short = replace(ANN.secrets, **{field: getattr(ANN.secrets, field)[:-1]})
    with pytest.raises(BrokenSeal, match="malformed"):
        IdentitySecrets.decode(short.encode())


def test_secrets_and_identity_are_not_confused() -> None:
    with pytest.raises(BrokenSeal):
        Identity.decode(ANN.secrets.encode())
    with pytest.raises(BrokenSeal):
        IdentitySecrets.decode(ANN.identity.encode())


def test_an_epoch_out_of_range_cannot_be_signed() -> None:
    for epoch in (-1, 2**32):
        with pytest.raises(BrokenSeal):
            new_identity(b"A" * 16, epoch)


def test_fingerprints_differ_by_person_keys_and_epoch() -> None:
    again = public_identity(replace(ANN.secrets, epoch=2))
    other = public_identity(replace(ANN.secrets, person=b"B" * 16))
    prints = {each.fingerprint() for each in (ANN.identity, FALSE_ANN.identity, again, other)}
    assert len(prints) == 4
    assert {len(each) for each in prints} == {32}


def test_every_key_counts_in_the_fingerprint() -> None:
    for field in ("x25519", "mlkem", "ed25519"):
        mixed = replace(ANN.identity, **{field: getattr(BEN.identity, field)})
        assert mixed.fingerprint() != ANN.fingerprint


def test_six_words_are_the_first_66_bits() -> None:
    words = ANN.identity.words()
    bits = "".join(f"{WORDS.index(word):011b}" for word in words)
    assert len(words) == 6
    assert bits == f"{int.from_bytes(ANN.fingerprint, 'big'):0256b}"[:66]
    assert words != FALSE_ANN.identity.words()


def test_signatures_are_ed25519_over_the_message() -> None:
    one, two = ANN.secrets.sign(b"one"), ANN.secrets.sign(b"two")
    assert len(one) == 64
    assert one != two


def test_the_word_list_is_ours_to_read_aloud() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2048
    assert sorted(WORDS) == WORDS
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,8}", word)] == []


def test_no_two_words_are_one_letter_apart() -> None:
    """Exchanged, left out or put in: a word misheard or mistyped is then no word at all."""
    shapes = Counter(
        shape
        for word in WORDS
        for shape in {f"{word[:place]}?{word[place + gone :]}" for place, gone in places(word)}
    )
    assert [shape for shape, count in shapes.items() if count > 1] == []


def places(word: str) -> list[tuple[int, int]]:
    """Where a letter may stand: in place of one that is gone, or between two."""
    return [(place, gone) for place in range(len(word) + 1) for gone in (0, 1)]


def test_no_plural_beside_its_singular() -> None:
    known = set(WORDS)
    plurals = [(w, p) for w in WORDS for p in (f"{w}s", f"{w}es", f"{w[:-1]}ies") if p in known]
    assert plurals == []
