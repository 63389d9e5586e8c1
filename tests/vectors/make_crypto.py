"""Writes `crypto/*.json`, once: `python -m tests.vectors.make_crypto`.

Sealing is random, so a vector keeps what was sealed on the day its format was released, together
with every key needed to open it again. A vector is never made anew: a file that exists stays.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from nearer import crypto
from nearer.crypto import Cost, SpaceKey
from nearer.crypto.box import Box, pad
from nearer.crypto.terms import derive
from tests.crypto.cast import Story, someone

FOLDER = Path(__file__).with_name("crypto")
PERSON, OTHER, SPACE, ENTRY = b"a" * 16, b"b" * 16, b"s" * 16, b"e" * 16
KEY, PEPPER, TEXT = bytes(range(32)), b"p" * 32, b"Supper was quiet, and so were we."


def plain(value: Any) -> Any:
    """Bytes as hex, structs as their fields, so that JSON can hold them."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, msgspec.Struct):
        return {name: plain(part) for name, part in msgspec.structs.asdict(value).items()}
    if isinstance(value, dict):
        return {plain(key): plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value


def terms() -> dict[str, Any]:
    return {
        "lp": [[[], crypto.lp()], [[b"ab", b"", b"c"], crypto.lp(b"ab", b"", b"c")]],
        "u32": [[number, crypto.u32(number)] for number in (0, 1, 258, 2**32 - 1)],
        "derive": {"secret": KEY, "key": derive(KEY, b"nearer/vector/1", b"one", b"two")},
        "rate_key": {"pepper": PEPPER, "key": crypto.rate_key(PEPPER, b"name", b"ann")},
    }


def box() -> dict[str, Any]:
    texts = [b"", b"x", TEXT]
    return {
        "key": KEY,
        "aad": b"nearer/vector/1",
        "boxes": [[text, Box(KEY).seal(b"nearer/vector/1", text)] for text in texts],
        "padded": [[text, pad(text)] for text in (*texts, b"long " * 100)],
    }


def password() -> dict[str, Any]:
    cost, salt, passphrase = Cost(19456, 3), b"t" * 16, "kettle orch\u00e4rd"
    stretched = crypto.stretch(passphrase, salt, cost, PEPPER)
    return {
        "costs": [[19456, 3, Cost(19456, 3).encode()], [65536, 3, Cost().encode()]],
        "passphrase": passphrase,
        "salt": salt,
        "cost": cost.encode(),
        "pepper": PEPPER,
        "verifier": stretched.verifier,
        "wrap_key": stretched.wrap_key,
    }


def wraps() -> dict[str, Any]:
    master = crypto.new_master_key()
    keyring_key, wrap_key = crypto.keyring_key(master, PERSON), crypto.WrapKey(KEY)
    return {
        "person": PERSON,
        "master": master,
        "wrap_key": KEY,
        "wrap": crypto.wrap(wrap_key, "password", PERSON, 2, b"parameters", master),
        "keyring_key": keyring_key,
        "keyring": crypto.seal_keyring(keyring_key, PERSON, 7, TEXT),
        "note": crypto.seal_note(keyring_key, "device", PERSON, TEXT),
        "text": TEXT,
    }


def recovery() -> dict[str, Any]:
    codes = [crypto.new_code() for _ in range(3)]
    return {
        "person": PERSON,
        "codes": [[c.text, c.secret, crypto.code_wrap_key(c.secret, PERSON)] for c in codes],
    }


def session() -> dict[str, Any]:
    new = crypto.seal_session(PERSON, crypto.KeyringKey(KEY))
    return {"person": PERSON, "keyring_key": KEY, "session": new}


def draft() -> dict[str, Any]:
    blob = crypto.seal_draft(KEY, "start", TEXT)
    return {"secret": KEY, "row": crypto.draft_row(KEY), "blob": blob, "text": TEXT}


def entry() -> dict[str, Any]:
    key = SpaceKey(crypto.SpaceRoot(KEY), SPACE, 3)
    tag = key.tag("feelings.check-in")
    return {
        "root": KEY,
        "space": SPACE,
        "generation": 3,
        "commitment": key.commitment(),
        "tag": tag,
        "slot": key.slot("check-in/2026-11-23"),
        "entry": ENTRY,
        "revision": 5,
        "author": PERSON,
        "envelopes": [[t, key.seal(ENTRY, tag, 5, PERSON, t)] for t in (b"", TEXT, TEXT * 40)],
    }


def membership() -> dict[str, Any]:
    """Identities, a chain with nearly every action, and one grant."""
    ann, ben, ann_again = someone(PERSON), someone(OTHER), someone(PERSON, epoch=2)
    everyone = (ann, ben, ann_again)
    story = Story().tell(ann, "create", ann, [ann]).tell(ann, "add", ben, [ann, ben])
    story.tell(ben, "rotate", ben, [ann, ben]).tell(ben, "leave", ben, [ann])
    story.tell(ann, "rotate", ann_again, [ann]).tell(ann_again, "add", ben, [ann, ben])
    return {
        "space": story.last.space,
        "secrets": [each.secrets.encode() for each in everyone],
        "identities": [each.identity.encode() for each in everyone],
        "fingerprints": [each.fingerprint for each in everyone],
        "words": [each.identity.words() for each in everyone],
        "links": [link.encode() for link in story.links],
        "hashes": [link.hash() for link in story.links],
        "grant": story.give(ann_again, ben).encode(),
        "root": story.newest.root,
    }


VECTORS: list[Callable[[], dict[str, Any]]] = [
    terms, box, password, wraps, recovery, session, draft, entry, membership,
]  # fmt: skip


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for make in VECTORS:
        path = FOLDER / f"{make.__name__}.json"
        if path.exists():
            sys.stderr.write(f"{path.name} stays as it is\n")
            continue
        path.write_text(json.dumps(plain(make()), indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
