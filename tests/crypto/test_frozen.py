"""What was sealed when a format was released opens today, and derives the same bytes.

The vectors lie in `tests/vectors/crypto`. When a test here fails, a format was changed: everything
people have kept would be lost. Give the format its next version instead.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nearer import crypto
from nearer.crypto import Cost, Grant, Identity, IdentitySecrets, Link, SpaceKey
from nearer.crypto.box import Box, pad, unpad
from nearer.crypto.identity import public_identity
from nearer.crypto.terms import derive

FOLDER = Path(__file__).parents[1] / "vectors" / "crypto"
PERSON = b"a" * 16


def vector(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def raw(text: str) -> bytes:
    return bytes.fromhex(text)


def test_parts_numbers_and_derived_keys() -> None:
    kept = vector("terms")
    for parts, joined in kept["lp"]:
        assert crypto.lp(*map(raw, parts)) == raw(joined)
    for number, four in kept["u32"]:
        assert crypto.u32(number) == raw(four)
    secret = raw(kept["derive"]["secret"])
    assert derive(secret, b"nearer/vector/1", b"one", b"two") == raw(kept["derive"]["key"])
    rate = kept["rate_key"]
    assert crypto.rate_key(raw(rate["pepper"]), b"name", b"ann") == raw(rate["key"])


def test_box_and_padding() -> None:
    kept = vector("box")
    for text, sealed in kept["boxes"]:
        assert Box(raw(kept["key"])).open(raw(kept["aad"]), raw(sealed)) == raw(text)
    for text, padded in kept["padded"]:
        assert pad(raw(text)) == raw(padded)
        assert unpad(raw(padded)) == raw(text)


def test_password() -> None:
    kept = vector("password")
    for memory_kib, passes, encoded in kept["costs"]:
        assert Cost(memory_kib, passes).encode() == raw(encoded)
        assert Cost.decode(raw(encoded)) == Cost(memory_kib, passes)
    cost, salt, pepper = (raw(kept[name]) for name in ("cost", "salt", "pepper"))
    stretched = crypto.stretch(kept["passphrase"], salt, Cost.decode(cost), pepper)
    assert stretched.verifier == raw(kept["verifier"])
    assert stretched.wrap_key == raw(kept["wrap_key"])


def test_wraps() -> None:
    kept = {name: raw(text) for name, text in vector("wraps").items()}
    key, ring = crypto.WrapKey(kept["wrap_key"]), crypto.KeyringKey(kept["keyring_key"])
    master = crypto.unwrap(key, "password", PERSON, 2, b"parameters", kept["wrap"])
    assert master == kept["master"]
    assert crypto.keyring_key(master, PERSON) == ring
    assert crypto.open_keyring(ring, PERSON, 7, kept["keyring"]) == kept["text"]
    assert crypto.open_note(ring, "device", PERSON, kept["note"]) == kept["text"]


def test_recovery() -> None:
    for text, secret, key in vector("recovery")["codes"]:
        code = crypto.read_code(text)
        assert (code.text, code.secret) == (text, raw(secret))
        assert crypto.code_wrap_key(code.secret, PERSON) == raw(key)


def test_session_and_draft() -> None:
    kept = vector("session")
    sid, secret, sid_hash, blob = (
        raw(kept["session"][name]) for name in ("sid", "secret", "sid_hash", "blob")
    )
    assert crypto.session_hash(sid) == sid_hash
    assert crypto.open_session(PERSON, sid, secret, blob) == raw(kept["keyring_key"])
    draft = {name: raw(text) for name, text in vector("draft").items()}
    assert crypto.draft_row(draft["secret"]) == draft["row"]
    assert crypto.open_draft(draft["secret"], "start", draft["blob"]) == draft["text"]


def test_entry() -> None:
    kept = vector("entry")
    key = SpaceKey(crypto.SpaceRoot(raw(kept["root"])), raw(kept["space"]), kept["generation"])
    tag, author = raw(kept["tag"]), raw(kept["author"])
    assert key.commitment() == raw(kept["commitment"])
    assert key.tag("feelings.check-in") == tag
    assert key.slot("check-in/2026-11-23") == raw(kept["slot"])
    for text, blob in kept["envelopes"]:
        assert crypto.generation_of(raw(blob)) == kept["generation"]
        assert key.open(raw(kept["entry"]), tag, kept["revision"], author, raw(blob)) == raw(text)


def test_membership() -> None:
    kept = vector("membership")
    identities = [Identity.decode(raw(each)) for each in kept["identities"]]
    secrets = [IdentitySecrets.decode(raw(each)) for each in kept["secrets"]]
    assert [public_identity(each) for each in secrets] == identities
    assert [each.fingerprint() for each in identities] == [raw(p) for p in kept["fingerprints"]]
    assert [list(each.words()) for each in identities] == kept["words"]
    links = [Link.decode(raw(each)) for each in kept["links"]]
    assert [link.hash() for link in links] == [raw(each) for each in kept["hashes"]]
    filed = dict(zip(map(raw, kept["fingerprints"]), identities, strict=True))
    state = crypto.verify_chain(raw(kept["space"]), links, filed, {}, None)
    _, ben, again = identities
    assert state.members == {ben.person: ben.fingerprint(), again.person: again.fingerprint()}
    grant = Grant.decode(raw(kept["grant"]))
    opened = (secrets[1], ben, again, raw(kept["space"]), 5)
    key = crypto.take_grant(*opened, state.commitment, state.head, grant)
    assert key.root == raw(kept["root"])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_every_vector_is_read_here(path: Path) -> None:
    assert f'vector("{path.stem}")' in Path(__file__).read_text("utf-8")
