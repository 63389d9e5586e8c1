"""Small wrongs that somebody in a hurry could do to `nearer.crypto`, one by one.

Each is a file, the text as it stands there, and the text in its place. A mutant that no test
notices shows a promise nobody keeps. A text that is no longer there is an error: change it here
together with the source.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    file: str
    old: str
    new: str


TERMS = [
    Mutant("terms.py", '(struct.pack(">I", len(part)), part)', "(part,)"),
    Mutant("terms.py", "if not 0 <= n <= U32_MAX:", "if not n <= U32_MAX:"),
    Mutant("terms.py", 'n.to_bytes(4, "big")', 'n.to_bytes(4, "little")'),
    Mutant("terms.py", "info=lp(label, *context)", "info=lp(label)"),
    Mutant("terms.py", "info=lp(label, *context)", "info=lp(*context)"),
    Mutant("terms.py", "if record.encode() != blob:", "if False:"),
    Mutant("terms.py", "forbid_unknown_fields=True", "forbid_unknown_fields=False"),
    Mutant("terms.py", "except (msgspec.MsgspecError, ValueError)", "except msgspec.MsgspecError"),
    Mutant("terms.py", "msgspec.Meta(min_length=16, max_length=16)", "msgspec.Meta(max_length=16)"),
    Mutant("terms.py", "msgspec.Meta(min_length=32, max_length=32)", "msgspec.Meta(min_length=32)"),
    Mutant("terms.py", "msgspec.Meta(ge=0, le=U32_MAX)", "msgspec.Meta(ge=0)"),
    Mutant("terms.py", 'return f"<{type(self).__name__}>"', "return super().__repr__()"),
    Mutant("terms.py", 'raise TypeError(f"{type', 'print(f"{type'),
]
BOX = [
    Mutant("box.py", "if not compare_digest(derived[KEY_SIZE:], blob[_SALT:_HEAD]):", "if False:"),
    Mutant("box.py", "salt = os.urandom(_SALT)", "salt = bytes(_SALT)"),
    Mutant(
        "box.py",
        "AESGCM(derived[:KEY_SIZE]).encrypt(_NONCE, plain, aad)",
        'AESGCM(derived[:KEY_SIZE]).encrypt(_NONCE, plain, b"")',
    ),
    Mutant(
        "box.py",
        "return AESGCM(derived[:KEY_SIZE]).decrypt(_NONCE, blob[_HEAD:], aad)",
        "return AESGCM(derived[KEY_SIZE:]).decrypt(_NONCE, blob[_HEAD:], aad)",
    ),
    Mutant("box.py", "mac.update(salt + ", "mac.update("),
    Mutant("box.py", "        self._mac.update(_LABEL)\n", ""),
    Mutant("box.py", "if len(key) != KEY_SIZE:", "if len(key) > KEY_SIZE:"),
    Mutant(
        "box.py",
        'except InvalidTag:\n            raise BrokenSeal("seal") from None',
        "finally:\n            pass",
    ),
    Mutant("box.py", "padded[end:] != bytes(size - end)", "False"),
    Mutant("box.py", "padded[end:] != bytes(size - end)", "any(padded[end : size - 1])"),
    Mutant("box.py", "size != padded_size(end) or", "size < end or"),
    Mutant("box.py", "if size < SMALLEST:", "if size < 0:"),
    Mutant("box.py", "if n <= SMALLEST:\n        return SMALLEST", "if n < 16:\n        return 16"),
    Mutant("box.py", "SMALLEST: Final = 256", "SMALLEST: Final = 128"),
    Mutant("box.py", "exponent - exponent.bit_length()", "exponent - exponent.bit_length() - 1"),
    Mutant("box.py", 'b"\\0")', 'b" ")'),
    Mutant("box.py", "return unpad(Box(key).open(aad, blob))", "return Box(key).open(aad, blob)"),
]
PASSWORD = [
    Mutant("password.py", "_MEMORY_FLOOR <= self.memory_kib <= _MEMORY_CEILING",
           "self.memory_kib <= _MEMORY_CEILING"),
    Mutant("password.py", "_MEMORY_FLOOR <= self.memory_kib <= _MEMORY_CEILING",
           "_MEMORY_FLOOR <= self.memory_kib"),
    Mutant("password.py", "and self.passes <= _PASSES_CEILING", "and True"),
    Mutant("password.py", "and self.memory_kib * self.passes >= _WORK_FLOOR", "and True"),
    Mutant("password.py", "self.passes >= _WORK_FLOOR", "self.passes > _WORK_FLOOR"),
    Mutant("password.py", "_MEMORY_FLOOR: Final = 19 * 1024", "_MEMORY_FLOOR: Final = 18 * 1024"),
    Mutant("password.py", "_WORK_FLOOR: Final = 46 * 1024", "_WORK_FLOOR: Final = 45 * 1024"),
    Mutant("password.py", "_PASSES_CEILING: Final = 10", "_PASSES_CEILING: Final = 11"),
    Mutant("password.py", "memory_kib: int = 65536", "memory_kib: int = 47104"),
    Mutant("password.py", "if len(blob) != _COST.size:", "if len(blob) < _COST.size:"),
    Mutant("password.py", "(version, lanes) != (_COST_HEAD, _LANES)", "lanes != _LANES"),
    Mutant("password.py", "(version, lanes) != (_COST_HEAD, _LANES)", "version != _COST_HEAD"),
    Mutant("password.py", 'normalize("NFC"', 'normalize("NFD"'),
    Mutant("password.py", 'normalize("NFC"', 'normalize("NFKC"'),
    Mutant("password.py", 'normalize("NFC", passphrase)', 'normalize("NFC", passphrase.strip())'),
    Mutant("password.py", '.encode("utf-8", "surrogatepass")', ".encode()"),
    Mutant("password.py", "hmac.digest(pepper, lp(", "hmac.digest(salt, lp("),
    Mutant("password.py", "opslimit=cost.passes", "opslimit=3"),
    Mutant("password.py", "memlimit=cost.memory_kib * 1024", "memlimit=19456 * 1024"),
    Mutant("password.py", "verifier=hashlib.sha256(auth).digest()", "verifier=auth"),
    Mutant("password.py", 'derive(peppered, b"nearer/auth/1")',
           'derive(peppered, b"nearer/wrap-key/1")'),
    Mutant("password.py", "len(salt) != SALT_SIZE or", ""),
    Mutant("password.py", "or len(pepper) != KEY_SIZE", ""),
    Mutant("password.py", "return os.urandom(SALT_SIZE)", "return bytes(SALT_SIZE)"),
    Mutant("password.py", "return hmac.compare_digest(a, b)", "return a.startswith(b)"),
    Mutant("password.py", "if not self._places.acquire(blocking=False):",
           "if self._places.acquire(blocking=False) is None:"),
    Mutant("password.py", "            with self._seats:\n", "            if True:\n"),
    Mutant("password.py", "            self._places.release()", "            pass"),
    Mutant("password.py", "with _turnstile.turn():", "if True:"),
    Mutant("password.py", "at_once=2 * _CORES", "at_once=8 * _CORES"),
    Mutant("password.py", "class Stretched(Hidden, msgspec", "class Stretched(msgspec"),
]  # fmt: skip
WAYS = [
    Mutant("wraps.py", "way.encode(), person, u32(epoch), parameters",
           "person, u32(epoch), parameters"),
    Mutant("wraps.py", "way.encode(), person, u32(epoch), parameters",
           "way.encode(), u32(epoch), parameters"),
    Mutant("wraps.py", "person, u32(epoch), parameters)", "person, parameters)"),
    Mutant("wraps.py", "u32(epoch), parameters)", "u32(epoch))"),
    Mutant("wraps.py", "blob)\n    if len(master) != KEY_SIZE:", "blob)\n    if False:"),
    Mutant("wraps.py", "-> bytes:\n    \"\"\"The master key, encrypted for one credential: "
           "password, recovery code, passkey.\"\"\"\n    if len(master) != KEY_SIZE:",
           "-> bytes:\n    if False:"),
    Mutant("wraps.py", 'b"nearer/keyring-key/1", person)', 'b"nearer/keyring-key/1")'),
    Mutant("wraps.py", "return KeyringKey(derive(master, b\"nearer/keyring-key/1\", person))",
           "return KeyringKey(master)"),
    Mutant("wraps.py", "return MasterKey(os.urandom(KEY_SIZE))",
           "return MasterKey(bytes(KEY_SIZE))"),
    Mutant("recovery.py", "!= _checksum(secret):", "> 1 << 20:"),
    Mutant("recovery.py", "_CHECK_BITS: Final = 20", "_CHECK_BITS: Final = 12"),
    Mutant("recovery.py", "len(signs) != _SIGNS or", ""),
    Mutant("recovery.py", "or not set(signs) <= set(ALPHABET)", ""),
    Mutant("recovery.py", "text.translate(_FORGIVEN)", "text.upper().translate(_FORGIVEN)"),
    Mutant("recovery.py", '_DASHES + _BLANKS', "_DASHES"),
    Mutant("recovery.py", "_spell(os.urandom(SECRET_SIZE))", "_spell(bytes(SECRET_SIZE))"),
    Mutant("recovery.py", 'b"nearer/recovery/1", person)', 'b"nearer/recovery/1")'),
    Mutant("recovery.py", "class RecoveryCode(Hidden, msgspec", "class RecoveryCode(msgspec"),
    Mutant("session.py", "return hashlib.sha256(sid).digest()", "return sid"),
    Mutant("session.py", "derive(secret, _LABEL, sid_hash)", "derive(secret, _LABEL)"),
    Mutant("session.py", "derive(secret, _LABEL, sid_hash)", "derive(sid_hash, _LABEL)"),
    Mutant("session.py", "os.urandom(KEY_SIZE), os.urandom(KEY_SIZE)",
           "2 * (os.urandom(KEY_SIZE),)"),
    Mutant("session.py", "if len(key) != KEY_SIZE:", "if False:"),
    Mutant("draft.py", "if len(secret) != KEY_SIZE:", "if False:"),
    Mutant("draft.py", 'derive(secret, b"nearer/draft-row/1")', "secret"),
    Mutant("throttle.py", "hmac.digest(pepper, lp(", "hmac.digest(b'', lp("),
    Mutant("throttle.py", 'lp(b"nearer/rate/1", *parts)', 'b"nearer/rate/1" + b"".join(parts)'),
]  # fmt: skip
