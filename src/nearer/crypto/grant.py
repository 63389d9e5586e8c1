"""Grants: how the root key of a space is sent from one member to another.

    info   = lp("nearer/grant/1", space(16), generation(4), commitment(32),
                to(16), fingerprint of to(32), from(16), chain head(32))
    sealed = HPKE(ML-KEM-768+X25519, HKDF-SHA256, ChaCha20-Poly1305; info; root(32))
    signature = Ed25519 of the sender over lp(context, sealed)
    grant  = record "nearer/grant/1" [sealed, signature(64)]

The key exchange is hybrid post-quantum: what is recorded today must stay closed to a future quantum
computer, and also if ML-KEM turns out to be weak.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from nearer.crypto.identity import Bytes64, Identity, IdentitySecrets, check_signature
from nearer.crypto.password import same
from nearer.crypto.space import SpaceKey
from nearer.crypto.terms import BrokenSeal, Record, SpaceRoot, lp, u32

_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Grant(Record, frozen=True, tag="nearer/grant/1"):
    """A sealed root with its sender's signature. Deleted once it is in the keyring."""

    sealed: bytes
    signature: Bytes64


def _context(
    space: bytes, generation: int, commitment: bytes, to: Identity, sender: bytes, head: bytes
) -> bytes:
    # Binds the context: a grant replayed for another space, generation, person or chain head does
    # not decrypt.
    return lp(
        b"nearer/grant/1",
        space,
        u32(generation),
        commitment,
        to.person,
        to.fingerprint(),
        sender,
        head,
    )


def make_grant(secrets: IdentitySecrets, key: SpaceKey, to: Identity, head: bytes) -> Grant:
    """Seals the root to `to`. The caller has checked that the chain names this very identity."""
    to.verify()
    context = _context(key.space, key.generation, key.commitment(), to, secrets.person, head)
    try:
        public = MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(to.mlkem),
            X25519PublicKey.from_public_bytes(to.x25519),
        )
        sealed = _SUITE.encrypt(key.root, public, info=context)
    except ValueError:
        # A valid self-signature does not mean that the public keys in it are usable.
        raise BrokenSeal("public key") from None
    return Grant(sealed, secrets.sign(lp(context, sealed)))


def take_grant(
    secrets: IdentitySecrets,
    me: Identity,
    sender: Identity,
    space: bytes,
    generation: int,
    commitment: bytes,
    head: bytes,
    grant: Grant,
) -> SpaceKey:
    """The key of this generation. Raises `BrokenSeal`.

    The caller has checked that `sender` is pinned or in the chain. HPKE in base mode does not
    authenticate the sender; the signature does. The commitment, which comes from the signed chain,
    then refuses a member who sends another root than everybody else got.
    """
    context = _context(space, generation, commitment, me, sender.person, head)
    check_signature(sender.ed25519, grant.signature, lp(context, grant.sealed))
    private = MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(secrets.mlkem),
        X25519PrivateKey.from_private_bytes(secrets.x25519),
    )
    try:
        root = _SUITE.decrypt(grant.sealed, private, info=context)
    except (InvalidTag, ValueError):
        raise BrokenSeal("grant") from None
    key = SpaceKey(SpaceRoot(root), space, generation)
    if not same(key.commitment(), commitment):
        raise BrokenSeal("another root than the chain commits to")
    return key
