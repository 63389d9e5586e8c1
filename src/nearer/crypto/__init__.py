"""Cryptography: bytes in, bytes out. All that seals, opens, signs or derives a key.

For all features, through `people` (credentials, keyring, session) and `spaces` (entries, chain,
grants). It knows no Django, no table and no request; it alone imports cryptographic primitives.
Every refusal is `BrokenSeal`. Each file opens with its wire format, and `docs/keys.md` draws the
whole.
"""

from __future__ import annotations

from nearer.crypto.chain import ChainState, Link, sign_link, timed, verify_chain
from nearer.crypto.draft import draft_row, open_draft, seal_draft
from nearer.crypto.grant import Grant, make_grant, take_grant
from nearer.crypto.identity import Identity, IdentitySecrets, new_identity
from nearer.crypto.password import Cost, Stretched, TooBusy, new_salt, same, stretch
from nearer.crypto.recovery import MistypedCode, RecoveryCode, code_wrap_key, new_code, read_code
from nearer.crypto.session import NewSession, open_session, seal_session, session_hash
from nearer.crypto.space import SpaceKey, generation_of, new_root
from nearer.crypto.terms import (
    BrokenSeal,
    Hidden,
    KeyringKey,
    MasterKey,
    SpaceRoot,
    WrapKey,
    lp,
    u32,
)
from nearer.crypto.throttle import rate_key
from nearer.crypto.wraps import (
    keyring_key,
    new_master_key,
    open_keyring,
    open_note,
    seal_keyring,
    seal_note,
    unwrap,
    wrap,
)

# fmt: off
__all__ = [
    "BrokenSeal", "ChainState", "Cost", "Grant", "Hidden", "Identity", "IdentitySecrets",
    "KeyringKey", "Link", "MasterKey", "MistypedCode", "NewSession", "RecoveryCode", "SpaceKey",
    "SpaceRoot", "Stretched", "TooBusy", "WrapKey", "code_wrap_key", "draft_row", "generation_of",
    "keyring_key", "lp", "make_grant", "new_code", "new_identity", "new_master_key", "new_root",
    "new_salt", "open_draft", "open_keyring", "open_note", "open_session", "rate_key", "read_code",
    "same", "seal_draft", "seal_keyring", "seal_note", "seal_session", "session_hash", "sign_link",
    "stretch", "take_grant", "timed", "u32", "unwrap", "verify_chain", "wrap",
]
# fmt: on
