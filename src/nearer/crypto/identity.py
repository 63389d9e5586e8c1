"""Public identity: a person's three public keys with one signature over them.

identity  = record "nearer/identity/1"
            [person(16), epoch, x25519(32), mlkem(1184), ed25519(32), signature(64)]
signature = Ed25519(lp("nearer/identity/1", person, epoch(4), x25519, mlkem, ed25519))
fingerprint(32) = PBKDF2-HMAC-SHA512(the signed bytes, "nearer/fingerprint/1", 16384 rounds)
words     = the first 66 bits of the fingerprint, eleven for each of six words of words.txt
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from nearer.crypto.terms import U32, BrokenSeal, Bytes32, Hidden, Id, Record, lp, u32

_LABEL: Final = b"nearer/identity/1"
_ROUNDS: Final = 1 << 14
_WORDS: Final = tuple(Path(__file__).with_name("words.txt").read_text("ascii").split())

Bytes64 = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
MlKemPublic = Annotated[bytes, msgspec.Meta(min_length=1184, max_length=1184)]


def check_signature(public: bytes, signature: bytes, signed: bytes) -> None:
    """Verifies Ed25519. Raises `BrokenSeal`, also for a public key that is not a valid point."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        raise BrokenSeal("signature") from None


@lru_cache(maxsize=1024)
def _fingerprint(signed: bytes) -> bytes:
    # Slow on purpose (about 10 ms): finding a key whose six words match somebody else's costs this
    # for each of 2**66 tries. Cached, because every page needs it again.
    return hashlib.pbkdf2_hmac("sha512", signed, b"nearer/fingerprint/1", _ROUNDS, 32)


class Identity(Record, frozen=True, tag="nearer/identity/1"):
    """The public half. It does not prove *whose* it is: compared words, pins and the chain do."""

    person: Id
    epoch: U32
    x25519: Bytes32
    mlkem: MlKemPublic
    ed25519: Bytes32
    signature: Bytes64

    def signed(self) -> bytes:
        """All fields but the signature, so keys of two identities cannot be mixed into a third."""
        return lp(_LABEL, self.person, u32(self.epoch), self.x25519, self.mlkem, self.ed25519)

    def verify(self) -> None:
        """Raises `BrokenSeal` unless the identity's own Ed25519 key has signed every field."""
        check_signature(self.ed25519, self.signature, self.signed())

    def fingerprint(self) -> bytes:
        """32 bytes. Of one person, never of a pair: a pair's hash would allow a birthday attack."""
        return _fingerprint(self.signed())

    def words(self) -> tuple[str, ...]:
        """Six words (66 bits of the fingerprint) that two people compare aloud."""
        bits = int.from_bytes(self.fingerprint(), "big") >> (256 - 66)
        return tuple(_WORDS[bits >> 11 * place & 2047] for place in reversed(range(6)))


class IdentitySecrets(Hidden, Record, frozen=True, tag="nearer/identity-secrets/1"):
    """The private keys. They are stored in the keyring and nowhere else."""

    person: Id
    epoch: U32
    x25519: Bytes32
    mlkem: Bytes64
    ed25519: Bytes32

    def sign(self, message: bytes) -> bytes:
        """Ed25519. Each kind of message begins with its own label, so a signature fits one kind
        only."""
        return Ed25519PrivateKey.from_private_bytes(self.ed25519).sign(message)


def new_identity(person: bytes, epoch: int) -> tuple[IdentitySecrets, Identity]:
    """Fresh keys of all three kinds. `epoch` counts a person's re-keys from 1."""
    x25519, mlkem, ed25519 = os.urandom(32), os.urandom(64), os.urandom(32)
    secrets = IdentitySecrets(person, epoch, x25519, mlkem, ed25519)
    return secrets, public_identity(secrets)


def public_identity(secrets: IdentitySecrets) -> Identity:
    """The public half that belongs to these secrets."""
    public = Identity(
        person=secrets.person,
        epoch=secrets.epoch,
        x25519=X25519PrivateKey.from_private_bytes(secrets.x25519).public_key().public_bytes_raw(),
        mlkem=MLKEM768PrivateKey.from_seed_bytes(secrets.mlkem).public_key().public_bytes_raw(),
        ed25519=Ed25519PrivateKey.from_private_bytes(secrets.ed25519)
        .public_key()
        .public_bytes_raw(),
        signature=b"",
    )
    return msgspec.structs.replace(public, signature=secrets.sign(public.signed()))
