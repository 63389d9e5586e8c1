"""The recovery code: the second credential, for the day the passphrase is forgotten.

The code is made together with the account and shown until its owner has proved that they kept it,
by typing two of its nine groups. Until then it is stored sealed under the keyring key; afterwards
only the wrap remains and nobody can show the code again.
"""

from __future__ import annotations

import hmac

from nearer.crypto import (
    BrokenSeal,
    MasterKey,
    code_wrap_key,
    new_code,
    read_code,
    unwrap,
    wrap,
)
from nearer.people.keyring import Keyring, Opened, WrongWords, open_with
from nearer.people.models import Credential
from nearer.people.names import fold
from nearer.people.rate_limits import Asker, attempt
from nearer.store.prepared import Prepared

# Which two groups are asked for, counted from zero: far apart, so that an incomplete copy is
# noticed.
ASKED = (2, 7)
_unproved = Prepared(
    lambda person: Credential.objects.filter(
        person_id=person, way=Credential.RECOVERY, unproved__isnull=False
    ).values_list("unproved")
)


def keep_code(keyring: Keyring, master: MasterKey) -> None:
    """Makes a new code in place of an older one, and keeps it readable until it is proved."""
    code, person = new_code(), keyring.owner
    key = code_wrap_key(code.secret, person.id.bytes)
    box = wrap(key, Credential.RECOVERY, person.id.bytes, person.epoch, b"", master)
    Credential.objects.update_or_create(
        person=person,
        way=Credential.RECOVERY,
        defaults={
            "epoch": person.epoch,
            "box": box,
            "unproved": keyring.seal("recovery code", code.text.encode()),
        },
    )


def unproved_code(keyring: Keyring) -> str | None:
    """The code as nine groups of four characters, while it still has to be proved."""
    for (blob,) in _unproved(keyring.me):
        return keyring.open("recovery code", blob).decode()
    return None


def prove(keyring: Keyring, third: str, eighth: str) -> bool:
    """Whether the two typed groups are the code's. If so, the readable code is erased."""
    code = unproved_code(keyring)
    if code is None:
        return True
    groups = read_code(code).groups
    wanted = "".join(groups[place] for place in ASKED)
    typed = "".join(sign for sign in (third + eighth).upper() if sign.isalnum())
    if not hmac.compare_digest(wanted.encode(), typed.encode()):
        return False
    Credential.objects.filter(person=keyring.owner, way=Credential.RECOVERY).update(unproved=None)
    return True


def recover(name: str, code: str, asker: Asker) -> Opened:
    """Opens with the recovery code. Raises `MistypedCode`, `WrongWords`, `TooManyTries`."""
    secret = read_code(code).secret
    with attempt(fold(name), asker):
        return _open_with_code(name, secret)


def _open_with_code(name: str, secret: bytes) -> Opened:
    rows = Credential.objects.select_related("person")
    row = rows.filter(person__name=fold(name), way=Credential.RECOVERY).first()
    if row is None:
        raise WrongWords
    key = code_wrap_key(secret, row.person_id.bytes)
    try:
        master = unwrap(key, row.way, row.person_id.bytes, row.epoch, b"", row.box)
    except BrokenSeal:
        raise WrongWords from None
    return open_with(row.person, master)
