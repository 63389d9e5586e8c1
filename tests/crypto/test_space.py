"""Entry envelopes: each opens only in the context it was sealed for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.crypto import BrokenSeal, SpaceKey, SpaceRoot, generation_of, new_root
from nearer.crypto.box import OVERHEAD
from tests.crypto.cast import patient

ROOT, SPACE = SpaceRoot(b"r" * 32), b"s" * 16
KEY = SpaceKey(ROOT, SPACE, 3)
ENTRY, TAG, AUTHOR = b"e" * 16, KEY.tag("feelings.check-in"), b"a" * 16

ids = st.binary(min_size=16, max_size=16)
tags = st.binary(min_size=12, max_size=12)
revisions = st.integers(0, 2**32 - 1)


@patient
@given(ids, tags, revisions, ids, st.binary(max_size=3000))
def test_opens_what_it_sealed(
    entry: bytes, tag: bytes, revision: int, author: bytes, text: bytes
) -> None:
    assert KEY.open(entry, tag, revision, author, KEY.seal(entry, tag, revision, author, text)) == (
        text
    )


@pytest.mark.parametrize(
    "place",
    [
        (b"f" * 16, TAG, 5, AUTHOR),
        (ENTRY, KEY.tag("feelings.note"), 5, AUTHOR),
        (ENTRY, TAG, 4, AUTHOR),
        (ENTRY, TAG, 6, AUTHOR),
        (ENTRY, TAG, 5, b"b" * 16),
        (AUTHOR, TAG, 5, ENTRY),
    ],
)
def test_another_place_is_refused(place: tuple[bytes, bytes, int, bytes]) -> None:
    with pytest.raises(BrokenSeal, match=r"^seal"):
        KEY.open(*place, KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text"))


@patient
@given(ids, tags, revisions, ids)
def test_any_other_place_is_refused(entry: bytes, tag: bytes, revision: int, author: bytes) -> None:
    sealed = KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")
    if (entry, tag, revision, author) != (ENTRY, TAG, 5, AUTHOR):
        with pytest.raises(BrokenSeal):
            KEY.open(entry, tag, revision, author, sealed)


@pytest.mark.parametrize(
    "other",
    [
        SpaceKey(SpaceRoot(b"q" * 32), SPACE, 3),
        SpaceKey(ROOT, b"t" * 16, 3),
        SpaceKey(ROOT, SPACE, 2),
    ],
)
def test_another_root_space_or_generation_is_refused(other: SpaceKey) -> None:
    sealed = KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")
    renamed = sealed[:2] + other.generation.to_bytes(4, "big") + sealed[6:]
    for blob in (sealed, renamed):
        with pytest.raises(BrokenSeal):
            other.open(ENTRY, TAG, 5, AUTHOR, blob)
    assert other.tag("kind") != KEY.tag("kind")
    assert other.slot("natural") != KEY.slot("natural")
    assert other.commitment() != KEY.commitment()


def test_the_header_is_sealed_too() -> None:
    """Two keys of one root: even if their content keys were equal, the headers are not."""
    sealed = KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")
    twin = SpaceKey(ROOT, SPACE, 3)
    twin._header = b"\x01\x01\x00\x00\x00\x04"
    with pytest.raises(BrokenSeal, match="another version or generation"):
        twin.open(ENTRY, TAG, 5, AUTHOR, sealed)


@patient
@given(st.binary(max_size=300), st.integers(min_value=0))
def test_any_flipped_bit_is_refused(text: bytes, place: int) -> None:
    sealed = bytearray(KEY.seal(ENTRY, TAG, 5, AUTHOR, text))
    sealed[place // 8 % len(sealed)] ^= 1 << place % 8
    with pytest.raises(BrokenSeal):
        KEY.open(ENTRY, TAG, 5, AUTHOR, bytes(sealed))


@pytest.mark.parametrize("size", [0, 1, 5, 6, 7, 38, 69, 70, 86, 300])
def test_any_shortening_is_refused(size: int) -> None:
    with pytest.raises(BrokenSeal):
        KEY.open(ENTRY, TAG, 5, AUTHOR, KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")[:size])


@pytest.mark.parametrize("version", [b"\x00\x01", b"\x02\x01", b"\x01\x00", b"\x01\x02"])
def test_unknown_versions_are_refused(version: bytes) -> None:
    blob = version + KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")[2:]
    with pytest.raises(BrokenSeal, match="another version"):
        KEY.open(ENTRY, TAG, 5, AUTHOR, blob)
    with pytest.raises(BrokenSeal, match="unknown version"):
        generation_of(blob)


@pytest.mark.parametrize(
    "place",
    [
        (b"e" * 15, TAG, 5, AUTHOR),
        (b"e" * 17, TAG, 5, AUTHOR),
        (ENTRY, TAG[:-1], 5, AUTHOR),
        (ENTRY, TAG + b"t", 5, AUTHOR),
        (ENTRY, TAG, 5, AUTHOR[:-1]),
        (ENTRY, TAG, 5, AUTHOR + b"a"),
        (ENTRY, TAG, -1, AUTHOR),
        (ENTRY, TAG, 2**32, AUTHOR),
    ],
)
def test_a_place_of_a_wrong_size_is_refused(place: tuple[bytes, bytes, int, bytes]) -> None:
    """Otherwise an id truncated or padded to size would open as another one."""
    sealed = KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")
    with pytest.raises(BrokenSeal):
        KEY.open(*place, sealed)
    with pytest.raises(BrokenSeal):
        KEY.seal(*place, b"text")


def test_filled_up_places_do_not_meet() -> None:
    with pytest.raises(BrokenSeal):
        KEY.seal(b"e" * 15, TAG, 5, AUTHOR, b"text")
    sealed = KEY.seal(b"e" * 15 + b"\0", TAG, 5, AUTHOR, b"text")
    with pytest.raises(BrokenSeal):
        KEY.open(b"e" * 15, TAG, 5, AUTHOR, sealed)


def test_the_generation_stands_in_front() -> None:
    assert generation_of(KEY.seal(ENTRY, TAG, 5, AUTHOR, b"text")) == 3
    assert generation_of(b"\x01\x01\xff\xff\xff\xff") == 2**32 - 1
    for short in (b"", b"\x01", b"\x01\x01\x00\x00\x00"):
        with pytest.raises(BrokenSeal):
            generation_of(short)


@patient
@given(st.integers(0, 600))
def test_short_entries_all_have_one_length(size: int) -> None:
    sealed = KEY.seal(ENTRY, TAG, 5, AUTHOR, b"x" * size)
    smallest = 6 + OVERHEAD + 256
    assert (len(sealed) == smallest) is (size <= 252)
    assert len(sealed) >= smallest


def test_equal_entries_never_look_equal() -> None:
    assert len({KEY.seal(ENTRY, TAG, 5, AUTHOR, b"5") for _ in range(200)}) == 200


def test_tags_and_slots_tell_equal_from_unequal_only() -> None:
    assert KEY.tag("one") == SpaceKey(ROOT, SPACE, 3).tag("one") != KEY.tag("two")
    assert KEY.slot("one") == SpaceKey(ROOT, SPACE, 3).slot("one") != KEY.slot("two")
    assert (len(KEY.tag("one")), len(KEY.slot("one")), len(KEY.commitment())) == (12, 16, 32)
    assert KEY.slot("one")[:12] != KEY.tag("one")
    assert KEY.commitment() != ROOT


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_root_has_one_size(size: int) -> None:
    with pytest.raises(BrokenSeal):
        SpaceKey(SpaceRoot(bytes(size)), SPACE, 1)


@pytest.mark.parametrize("generation", [-1, 2**32])
def test_a_generation_has_four_bytes(generation: int) -> None:
    with pytest.raises(BrokenSeal):
        SpaceKey(ROOT, SPACE, generation)


def test_roots_are_random() -> None:
    assert len({new_root() for _ in range(100)}) == 100
    assert len(new_root()) == 32
