"""The recovery code: the second credential, for the day the passphrase is forgotten.

The code is made together with the account and shown until its owner has proved that they kept it,
by typing two of its nine groups. Until then it is stored sealed under the keyring key. After a week
two other groups are asked for once more, since paper gets lost: these alone are stored meanwhile.
Then only the wrap remains.
"""

from __future__ import annotations

import hmac
from datetime import date, timedelta

from django.utils import timezone

from nearer.crypto import (
    BrokenSeal,
    MasterKey,
    MistypedCode,
    code_wrap_key,
    new_code,
    read_code,
    unwrap,
    wrap,
)
from nearer.people.barring import refuse_if_barred
from nearer.people.keyring import Keyring, Opened, WrongWords, open_with
from nearer.people.models import Credential
from nearer.people.names import fold, spellings
from nearer.people.rate_limits import Asker, attempt
from nearer.store.prepared import Prepared

# Which two groups are asked for, and which a week later, counted from zero: far apart, so that an
# incomplete copy is noticed.
ASKED, ASKED_AGAIN = (2, 7), (0, 4)
A_WEEK = timedelta(days=7)
AGAIN = "again"
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
    keyring.remember_wrap(Credential.RECOVERY, box)


def unproved_code(keyring: Keyring) -> str | None:
    """The code as nine groups of four characters, while it still has to be proved."""
    kept = _kept(keyring)
    return None if kept.startswith(AGAIN) else kept or None


def is_asked_again(keyring: Keyring) -> bool:
    """Whether a week has passed since the code was proved, and it was not asked for since. For a
    week: who does not want to look is left alone."""
    kept = _kept(keyring)
    if not kept.startswith(AGAIN):
        return False
    since = timezone.localdate() - date.fromisoformat(kept.split()[1])
    return timedelta() <= since < A_WEEK


def _kept(keyring: Keyring) -> str:
    """The code, or `again <day> <groups>` once it was proved, or nothing."""
    for (blob,) in _unproved(keyring.me):
        return keyring.open("recovery code", blob).decode()
    return ""


def prove(keyring: Keyring, third: str, eighth: str) -> bool:
    """Whether the two typed groups are the code's. If so, the readable code is erased."""
    code = unproved_code(keyring)
    if code is None:
        return True
    groups = read_code(code).groups
    if not _is_same("".join(groups[place] for place in ASKED), third + eighth):
        return False
    day = timezone.localdate() + A_WEEK
    _keep(keyring, f"{AGAIN} {day} {''.join(groups[place] for place in ASKED_AGAIN)}")
    return True


def prove_again(keyring: Keyring, first: str, fifth: str) -> bool:
    """The same a week later, with two other groups."""
    return not is_asked_again(keyring) or _is_same(_kept(keyring).split()[2], first + fifth)


def ask_no_more(keyring: Keyring) -> None:
    """The code was asked for once more, whatever came of it."""
    if is_asked_again(keyring):
        _keep(keyring, "")


def _is_same(wanted: str, typed: str) -> bool:
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return hmac.compare_digest(wanted.encode(), signs.encode())


def _keep(keyring: Keyring, text: str) -> None:
    box = keyring.seal("recovery code", text.encode()) if text else None
    Credential.objects.filter(person=keyring.owner, way=Credential.RECOVERY).update(unproved=box)


def find(name: str, way: str) -> Credential | None:
    """One way in of the person who signs in with this name, however it is typed."""
    names = spellings(name)
    found = Credential.objects.select_related("person").filter(person__name__in=names, way=way)
    return min(found, key=lambda row: names.index(row.person.name), default=None)


def recover(name: str, code: str, asker: Asker) -> Opened:
    """Opens with the recovery code. Raises `MistypedCode`, `WrongWords`, `Barred`,
    `TooManyTries`."""
    secret = read_code(code).secret
    with attempt(fold(name), asker):
        opened = _open_with_code(name, secret)
        refuse_if_barred(opened.keyring.owner)
        return opened


def open_if_code(name: str, words: str) -> Opened | None:
    """Opens with these words if they are a recovery code at all. Raises `WrongWords`."""
    try:
        code = read_code(words)
    except MistypedCode:
        return None
    return _open_with_code(name, code.secret)


def _open_with_code(name: str, secret: bytes) -> Opened:
    row = find(name, Credential.RECOVERY)
    if row is None:
        raise WrongWords
    key = code_wrap_key(secret, row.person_id.bytes)
    try:
        master = unwrap(key, row.way, row.person_id.bytes, row.epoch, b"", row.box)
    except BrokenSeal:
        raise WrongWords from None
    opened = open_with(row.person, master)
    opened.keyring.check_wrap(row.way, row.box)
    return opened
