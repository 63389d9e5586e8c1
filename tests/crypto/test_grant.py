"""Grants: a root key reaches the one it was sealed to, from the one who signed it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.crypto import BrokenSeal, Grant, SpaceKey, make_grant, new_root, take_grant
from nearer.crypto.grant import _SUITE, _context
from nearer.crypto.identity import public_identity
from nearer.crypto.terms import SpaceRoot, lp
from tests.crypto.cast import (
    ANN,
    BEN,
    CORA,
    ELSEWHERE,
    FALSE_ANN,
    FALSE_BEN,
    SPACE,
    couple,
    patient,
)

replace = msgspec.structs.replace
KEY, HEAD = SpaceKey(new_root(), SPACE, 2), b"h" * 32
GRANT = make_grant(ANN.secrets, KEY, BEN.identity, HEAD)
# What Ben passes when all is well; the tests change one thing each.
RIGHT = {
    "secrets": BEN.secrets,
    "me": BEN.identity,
    "sender": ANN.identity,
    "space": SPACE,
    "generation": 2,
    "commitment": KEY.commitment(),
    "head": HEAD,
    "grant": GRANT,
}


def take(**changes: object) -> SpaceKey:
    return take_grant(**{**RIGHT, **changes})  # type: ignore[arg-type]


def test_a_grant_brings_the_key() -> None:
    key = take(grant=Grant.decode(GRANT.encode()))
    assert (key.root, key.space, key.generation) == (KEY.root, SPACE, 2)
    place = (b"e" * 16, key.tag("kind"), 1, ANN.id)
    assert key.open(*place, KEY.seal(*place, b"text")) == b"text"


def test_who_joins_reads_nothing_older() -> None:
    story = couple()
    old = story.keys[1]
    new = story.take(BEN, ANN, story.give(ANN, BEN))
    place = (b"e" * 16, old.tag("kind"), 1, ANN.id)
    with pytest.raises(BrokenSeal):
        new.open(*place, old.seal(*place, b"before you came"))


@pytest.mark.parametrize(
    "changes",
    [
        {"space": ELSEWHERE},
        {"generation": 1},
        {"generation": 3},
        {"commitment": b"?" * 32},
        {"head": b"g" * 32},
        {"sender": BEN.identity},
        {"sender": FALSE_ANN.identity},
        {"me": FALSE_BEN.identity},
        {"me": CORA.identity, "secrets": CORA.secrets},
        {"grant": replace(GRANT, signature=bytes(64))},
        {"grant": replace(GRANT, sealed=GRANT.sealed[:-1])},
        {"grant": make_grant(ANN.secrets, KEY, CORA.identity, HEAD)},
        {"grant": make_grant(FALSE_ANN.secrets, KEY, BEN.identity, HEAD)},
        {"grant": make_grant(CORA.secrets, KEY, BEN.identity, HEAD)},
    ],
)
def test_a_grant_replayed_elsewhere_or_by_another(changes: dict[str, object]) -> None:
    with pytest.raises(BrokenSeal, match=r"^signature"):
        take(**changes)


def test_a_grant_opened_with_other_secrets() -> None:
    for secrets in (FALSE_BEN.secrets, CORA.secrets):
        with pytest.raises(BrokenSeal, match=r"^grant"):
            take(secrets=secrets)


def test_half_of_the_secrets_is_not_enough() -> None:
    """Both key exchanges are needed: breaking one of the two opens nothing."""
    for half in ("x25519", "mlkem"):
        secrets = replace(BEN.secrets, **{half: getattr(FALSE_BEN.secrets, half)})
        with pytest.raises(BrokenSeal, match=r"^grant"):
            take(secrets=secrets)


@patient
@given(st.integers(min_value=0))
def test_any_flipped_bit_is_refused(place: int) -> None:
    whole = bytearray(GRANT.sealed + GRANT.signature)
    whole[place // 8 % len(whole)] ^= 1 << place % 8
    with pytest.raises(BrokenSeal, match=r"^signature"):
        take(grant=Grant(bytes(whole[:-64]), bytes(whole[-64:])))


def signed(sealed: bytes) -> Grant:
    """A grant with any content, correctly signed: what a dishonest Ann can do."""
    context = _context(SPACE, 2, KEY.commitment(), BEN.identity, ANN.id, HEAD)
    return Grant(sealed, ANN.secrets.sign(lp(context, sealed)))


@pytest.mark.parametrize("sealed", [b"", b"x" * 31, b"x" * 1168, GRANT.sealed[:-1]])
def test_a_signed_grant_that_does_not_open(sealed: bytes) -> None:
    with pytest.raises(BrokenSeal, match=r"^grant"):
        take(grant=signed(sealed))


@pytest.mark.parametrize("root", [b"", b"r" * 31, b"r" * 33])
def test_a_root_of_a_wrong_size(root: bytes) -> None:
    context = _context(SPACE, 2, KEY.commitment(), BEN.identity, ANN.id, HEAD)
    with pytest.raises(BrokenSeal, match="root of a wrong size"):
        take(grant=signed(seal_to_ben(root, context)))


def test_a_member_who_sends_another_root_than_the_chain_commits_to() -> None:
    """Two people would hold two keys for one space, and each read half of it."""
    context = _context(SPACE, 2, KEY.commitment(), BEN.identity, ANN.id, HEAD)
    with pytest.raises(BrokenSeal, match="another root"):
        take(grant=signed(seal_to_ben(new_root(), context)))


def seal_to_ben(root: bytes, context: bytes) -> bytes:
    """As `make_grant` does, with a root of one's choice."""
    from cryptography.hazmat.primitives.asymmetric import mlkem, x25519  # noqa: PLC0415
    from cryptography.hazmat.primitives.hpke import MLKEM768X25519PublicKey  # noqa: PLC0415

    public = MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(BEN.identity.mlkem),
        x25519.X25519PublicKey.from_public_bytes(BEN.identity.x25519),
    )
    return _SUITE.encrypt(root, public, info=context)


def test_the_context_is_sealed_and_not_only_signed() -> None:
    """The same sealed bytes, signed anew for another head, do not open."""
    context = _context(SPACE, 2, KEY.commitment(), BEN.identity, ANN.id, b"g" * 32)
    moved = Grant(GRANT.sealed, ANN.secrets.sign(lp(context, GRANT.sealed)))
    with pytest.raises(BrokenSeal, match=r"^grant"):
        take(grant=moved, head=b"g" * 32)


CONTEXT = (SPACE, 2, KEY.commitment(), BEN.identity, ANN.id, HEAD)


@pytest.mark.parametrize(
    "context",
    [
        (ELSEWHERE, *CONTEXT[1:]),
        (SPACE, 3, *CONTEXT[2:]),
        (SPACE, 2, b"?" * 32, *CONTEXT[3:]),
        (*CONTEXT[:3], FALSE_BEN.identity, ANN.id, HEAD),
        (*CONTEXT[:4], CORA.id, HEAD),
        (*CONTEXT[:5], b"g" * 32),
    ],
)
def test_every_part_of_the_context_counts(context: tuple[object, ...]) -> None:
    assert _context(*context) != _context(*CONTEXT)  # type: ignore[arg-type]


def test_nothing_is_sealed_to_an_identity_that_does_not_verify() -> None:
    mixed = replace(BEN.identity, x25519=FALSE_BEN.identity.x25519)
    with pytest.raises(BrokenSeal, match=r"^signature"):
        make_grant(ANN.secrets, KEY, mixed, HEAD)


@pytest.mark.parametrize(
    ("field", "value"), [("x25519", bytes(32)), ("mlkem", b"\xff" * 1184), ("mlkem", b"m" * 9)]
)
def test_nothing_is_sealed_to_numbers_that_are_no_keys(field: str, value: bytes) -> None:
    broken = replace(public_identity(BEN.secrets), **{field: value})
    broken = replace(broken, signature=BEN.secrets.sign(broken.signed()))
    with pytest.raises(BrokenSeal, match="public key"):
        make_grant(ANN.secrets, KEY, broken, HEAD)


def test_a_granted_root_is_the_root_that_was_sealed() -> None:
    assert isinstance(take().root, bytes)
    assert SpaceRoot(take().root) == KEY.root
