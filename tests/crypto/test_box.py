"""The box, the padding, and the way parts become bytes."""

from __future__ import annotations

import copy
import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.crypto import BrokenSeal, Link, RecoveryCode, SpaceKey, lp, new_root, u32
from nearer.crypto.box import (
    OVERHEAD,
    SMALLEST,
    Box,
    open_padded,
    pad,
    padded_size,
    seal_padded,
    unpad,
)
from nearer.crypto.terms import derive
from tests.crypto.cast import ANN, alone, patient

KEY, OTHER = b"k" * 32, b"o" * 32


@patient
@given(st.binary(max_size=700), st.binary(max_size=80))
def test_opens_what_it_sealed(text: bytes, aad: bytes) -> None:
    sealed = Box(KEY).seal(aad, text)
    assert Box(KEY).open(aad, sealed) == text
    assert len(sealed) == len(text) + OVERHEAD


@patient
@given(st.binary(max_size=300), st.integers(min_value=0))
def test_any_flipped_bit_is_refused(text: bytes, place: int) -> None:
    sealed = bytearray(Box(KEY).seal(b"aad", text))
    sealed[place // 8 % len(sealed)] ^= 1 << place % 8
    with pytest.raises(BrokenSeal):
        Box(KEY).open(b"aad", bytes(sealed))


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 63, 64, 65, 79, 80, 95])
def test_any_shortening_is_refused(size: int) -> None:
    with pytest.raises(BrokenSeal):
        Box(KEY).open(b"aad", Box(KEY).seal(b"aad", b"sixteen letters.")[:size])


def test_another_key_or_context_is_refused() -> None:
    sealed = Box(KEY).seal(b"aad", b"text")
    with pytest.raises(BrokenSeal, match="commitment"):
        Box(OTHER).open(b"aad", sealed)
    with pytest.raises(BrokenSeal, match=r"^seal"):
        Box(KEY).open(b"aae", sealed)


def test_the_commitment_is_checked_before_the_cipher() -> None:
    one, two = Box(KEY).seal(b"", b"text"), Box(OTHER).seal(b"", b"text")
    with pytest.raises(BrokenSeal, match="commitment"):
        Box(KEY).open(b"", one[:32] + two[32:64] + one[64:])


def test_no_two_boxes_are_alike() -> None:
    sealed = [Box(KEY).seal(b"", b"same") for _ in range(500)]
    assert len({each[:32] for each in sealed}) == len({each[64:] for each in sealed}) == 500


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_keys_have_one_size(size: int) -> None:
    with pytest.raises(BrokenSeal):
        Box(bytes(size))


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 256), (256, 256), (257, 272), (272, 272), (273, 288), (512, 512), (513, 544),
     (1000, 1024), (1025, 1088), (9999, 10240), (1_000_000, 1_015_808)],
)  # fmt: skip
def test_padded_sizes_follow_padme(size: int, padded: int) -> None:
    assert padded_size(size) == padded


@patient
@given(st.integers(0, 10**7))
def test_padding_is_small_and_shared(size: int) -> None:
    padded = padded_size(size)
    assert size <= padded <= max(SMALLEST, size * 1.12)
    assert padded_size(padded) == padded


@patient
@given(st.binary(max_size=2000))
def test_padding_comes_off_again(text: bytes) -> None:
    assert unpad(pad(text)) == text
    assert open_padded(KEY, b"aad", seal_padded(KEY, b"aad", text)) == text


def test_every_padding_byte_is_checked() -> None:
    padded = pad(b"text" * 20)
    for place in range(84, len(padded)):
        wrong = padded[:place] + b"\1" + padded[place + 1 :]
        with pytest.raises(BrokenSeal):
            unpad(wrong)


@pytest.mark.parametrize(
    "padded",
    [b"", b"\0\0\0", bytes(255), bytes(257), bytes(272), u32(253) + bytes(252),
     u32(2**32 - 1) + bytes(252), u32(252) + bytes(268), u32(1) + bytes(512)],
)  # fmt: skip
def test_another_spelling_of_padding_is_refused(padded: bytes) -> None:
    with pytest.raises(BrokenSeal):
        unpad(padded)


def test_the_smallest_padding_holds_252_bytes() -> None:
    assert len(pad(b"x" * 252)) == 256
    assert len(pad(b"x" * 253)) == 272
    assert unpad(bytes(256)) == b""


parts = st.lists(st.binary(max_size=6), max_size=5)


@patient
@given(parts, parts)
def test_parts_never_run_together(one: list[bytes], two: list[bytes]) -> None:
    assert (lp(*one) == lp(*two)) is (one == two)
    assert lp(b"ab", b"c") != lp(b"a", b"bc")
    assert lp(b"") != lp()


@pytest.mark.parametrize("number", [-1, 2**32, 2**64])
def test_numbers_that_do_not_fit_are_refused(number: int) -> None:
    with pytest.raises(BrokenSeal):
        u32(number)


def test_derived_keys_differ_by_secret_label_and_context() -> None:
    keys = [
        derive(KEY, b"nearer/one", b"a"),
        derive(OTHER, b"nearer/one", b"a"),
        derive(KEY, b"nearer/two", b"a"),
        derive(KEY, b"nearer/one", b"b"),
        derive(KEY, b"nearer/one", b"a", b""),
        derive(KEY, b"nearer/one"),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}


SECRETS = [
    ANN.secrets,
    SpaceKey(new_root(), b"s" * 16, 1),
    RecoveryCode(os.urandom(20), "TEXT"),
]


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: type(secret).__name__)
def test_secrets_show_nothing_and_stay_in_memory(secret: object) -> None:
    assert repr(secret) == str(secret) == f"<{type(secret).__name__}>"
    with pytest.raises(TypeError, match="stays in memory"):
        pickle.dumps(secret)
    with pytest.raises(TypeError, match="stays in memory"):
        copy.deepcopy(secret)


def test_a_record_has_one_spelling() -> None:
    link = alone().last
    blob = link.encode()
    assert Link.decode(blob) == link
    # The sequence number 1 as a two-byte integer: the same record, other bytes.
    place = blob.index(b"\x01\xc4\x00")
    assert Link.decode(blob[:place] + b"\x01" + blob[place + 1 :]) == link
    with pytest.raises(BrokenSeal, match="second spelling"):
        Link.decode(blob[:place] + b"\xcc\x01" + blob[place + 1 :])


@pytest.mark.parametrize(
    "damage",
    [lambda b: b"", lambda b: b[:-1], lambda b: b + b"\0", lambda b: b"\xc0",
     lambda b: b.replace(b"nearer/link/1", b"nearer/link/2"),
     lambda b: bytes([b[0] + 1]) + b[1:] + b"\0", lambda b: b.replace(b"create", b"\xff\xfeeate"),
     lambda b: b"\x91" * 5000],
)  # fmt: skip
def test_a_damaged_record_is_refused(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(BrokenSeal):
        Link.decode(damage(alone().last.encode()))


def test_an_unknown_field_is_malformed() -> None:
    blob = alone().last.encode()
    with pytest.raises(BrokenSeal, match="malformed"):
        Link.decode(bytes([blob[0] + 1]) + blob[1:] + b"\0")
