"""Key wrapping: master key, keyring, notes, sessions, drafts, the recovery code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.crypto import (
    BrokenSeal,
    KeyringKey,
    MasterKey,
    MistypedCode,
    WrapKey,
    code_wrap_key,
    draft_row,
    keyring_key,
    new_code,
    new_master_key,
    open_draft,
    open_keyring,
    open_note,
    open_session,
    rate_key,
    read_code,
    seal_draft,
    seal_keyring,
    seal_note,
    seal_session,
    session_hash,
    unwrap,
    wrap,
)
from nearer.crypto.box import Box
from nearer.crypto.recovery import ALPHABET
from nearer.crypto.terms import lp, u32
from tests.crypto.cast import patient

ANN, BEN = b"A" * 16, b"B" * 16
WRAP, OTHER_WRAP = WrapKey(b"w" * 32), WrapKey(b"x" * 32)
KEYRING = KeyringKey(b"k" * 32)
MASTER = MasterKey(b"m" * 32)


def test_a_wrap_opens_one_way_for_one_person_at_one_epoch() -> None:
    blob = wrap(WRAP, "password", ANN, 1, b"parameters", MASTER)
    assert unwrap(WRAP, "password", ANN, 1, b"parameters", blob) == MASTER
    for key, way, person, epoch, parameters in [
        (OTHER_WRAP, "password", ANN, 1, b"parameters"),
        (WRAP, "recovery", ANN, 1, b"parameters"),
        (WRAP, "password", BEN, 1, b"parameters"),
        (WRAP, "password", ANN, 2, b"parameters"),
        (WRAP, "password", ANN, 1, b"parameterz"),
        (WRAP, "password", ANN, 1, b""),
    ]:
        with pytest.raises(BrokenSeal):
            unwrap(key, way, person, epoch, parameters, blob)


def test_a_master_key_has_one_size() -> None:
    short = MasterKey(b"m" * 31)
    with pytest.raises(BrokenSeal):
        wrap(WRAP, "password", ANN, 1, b"", short)
    with pytest.raises(BrokenSeal):
        keyring_key(short, ANN)
    aad = lp(b"nearer/wrap/1", b"password", ANN, u32(1), b"")
    with pytest.raises(BrokenSeal, match="size"):
        unwrap(WRAP, "password", ANN, 1, b"", Box(WRAP).seal(aad, short))


def test_keyring_keys_differ_by_master_and_person() -> None:
    keys = {
        keyring_key(MASTER, ANN),
        keyring_key(MASTER, BEN),
        keyring_key(MasterKey(b"n" * 32), ANN),
    }
    assert len(keys) == 3
    assert bytes(MASTER) not in {bytes(key) for key in keys}
    assert len({new_master_key() for _ in range(50)}) == 50


def test_a_keyring_opens_at_its_revision_only() -> None:
    blob = seal_keyring(KEYRING, ANN, 7, b"contents")
    assert open_keyring(KEYRING, ANN, 7, blob) == b"contents"
    for key, person, revision in [
        (KeyringKey(b"l" * 32), ANN, 7),
        (KEYRING, BEN, 7),
        (KEYRING, ANN, 6),
        (KEYRING, ANN, 8),
    ]:
        with pytest.raises(BrokenSeal):
            open_keyring(key, person, revision, blob)


def test_a_note_opens_under_its_label_only() -> None:
    blob = seal_note(KEYRING, "device", ANN, b"phone")
    assert open_note(KEYRING, "device", ANN, blob) == b"phone"
    for key, label, person in [
        (KeyringKey(b"l" * 32), "device", ANN),
        (KEYRING, "code", ANN),
        (KEYRING, "device", BEN),
    ]:
        with pytest.raises(BrokenSeal):
            open_note(key, label, person, blob)


def test_keyring_note_and_draft_do_not_tell_their_length() -> None:
    seals: list[Callable[[bytes], bytes]] = [
        lambda text: seal_keyring(KEYRING, ANN, 1, text),
        lambda text: seal_note(KEYRING, "device", ANN, text),
        lambda text: seal_draft(b"d" * 32, "start", text),
    ]
    for seal in seals:
        assert len(seal(b"")) == len(seal(b"x" * 252)) < len(seal(b"x" * 253))


def test_a_session_needs_both_halves_and_its_person() -> None:
    new = seal_session(ANN, KEYRING)
    assert session_hash(new.sid) == new.sid_hash
    assert open_session(ANN, new.sid, new.secret, new.blob) == KEYRING
    for person, sid, secret in [
        (BEN, new.sid, new.secret),
        (ANN, b"s" * 32, new.secret),
        (ANN, new.sid, b"s" * 32),
        (ANN, new.sid, b""),
        (ANN, new.secret, new.sid),
    ]:
        with pytest.raises(BrokenSeal):
            open_session(person, sid, secret, new.blob)


def test_the_row_of_a_session_holds_neither_half() -> None:
    new, again = seal_session(ANN, KEYRING), seal_session(ANN, KEYRING)
    row = new.sid_hash + new.blob
    assert new.sid not in row
    assert new.secret not in row
    assert bytes(KEYRING) not in row
    assert len({new.sid, new.secret, new.sid_hash, again.sid, again.secret, again.blob}) == 6
    assert repr(new) == "<NewSession>"


def test_a_session_holds_a_whole_key() -> None:
    new = seal_session(ANN, KeyringKey(b"short"))
    with pytest.raises(BrokenSeal, match="size"):
        open_session(ANN, new.sid, new.secret, new.blob)


def test_a_draft_opens_with_its_secret_for_its_purpose() -> None:
    secret, other = b"d" * 32, b"e" * 32
    blob = seal_draft(secret, "start", b"half a sentence")
    assert open_draft(secret, "start", blob) == b"half a sentence"
    for wrong, purpose in [(other, "start"), (secret, "plan")]:
        with pytest.raises(BrokenSeal):
            open_draft(wrong, purpose, blob)
    assert draft_row(secret) == draft_row(secret) != draft_row(other)
    assert draft_row(secret) != secret


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_draft_secret_has_one_size(size: int) -> None:
    with pytest.raises(BrokenSeal):
        draft_row(bytes(size))
    with pytest.raises(BrokenSeal):
        seal_draft(bytes(size), "start", b"")
    with pytest.raises(BrokenSeal):
        open_draft(bytes(size), "start", b"")


def test_rate_keys_tell_equal_from_unequal_only() -> None:
    pepper = b"p" * 32
    keys = [
        rate_key(pepper, b"name", b"ann"),
        rate_key(pepper, b"name", b"ben"),
        rate_key(pepper, b"namea", b"nn"),
        rate_key(pepper, b"name"),
        rate_key(b"q" * 32, b"name", b"ann"),
    ]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {16}


def test_a_code_is_nine_groups_of_four() -> None:
    code = new_code()
    assert [len(group) for group in code.groups] == [4] * 9
    assert set("".join(code.groups)) <= set(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert len(code.secret) == 20
    assert read_code(code.text) == code
    assert new_code() != code


@patient
@given(st.data())
def test_a_code_forgives_case_blanks_and_dashes(draw: st.DataObject) -> None:
    code = new_code()
    between = st.sampled_from(["", " ", "-", " - ", "\u2013", "\n", "\u00a0", "\t"])
    text = draw.draw(between).join(code.groups)
    text = "".join(draw.draw(st.sampled_from([sign.lower(), sign])) for sign in text)
    assert read_code(text) == code


@patient
@given(st.integers(0, 35), st.integers(1, 31))
def test_one_slip_in_a_code_is_found(place: int, step: int) -> None:
    code = new_code()
    signs = list(code.text.replace("-", ""))
    signs[place] = ALPHABET[(ALPHABET.index(signs[place]) + step) % 32]
    try:
        # One slip in a million passes the checksum, and must then be another code altogether.
        assert read_code("".join(signs)).secret != code.secret
    except MistypedCode as error:
        assert str(error) == "checksum"  # noqa: PT017


@pytest.mark.parametrize("text", ["", "2" * 35, "2" * 37, "0" * 36, "O" * 36, "1" * 36, "ß" * 18])
def test_other_signs_and_lengths_are_mistyped(text: str) -> None:
    with pytest.raises(MistypedCode, match="signs"):
        read_code(text)


def test_swapped_groups_are_found() -> None:
    code = new_code()
    groups = [code.groups[1], code.groups[0], *code.groups[2:]]
    assert groups[0] != groups[1]
    with pytest.raises(MistypedCode, match="checksum"):
        read_code("".join(groups))


def test_code_keys_differ_by_secret_and_person() -> None:
    one, two = new_code(), new_code()
    keys = {code_wrap_key(c.secret, p) for c in (one, two) for p in (ANN, BEN)}
    assert len(keys) == 4
    assert code_wrap_key(one.secret, ANN) == code_wrap_key(read_code(one.text).secret, ANN)
