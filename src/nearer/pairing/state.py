"""Where a person stands between an invitation and a couple.

What their own side needs rests in the keyring, as the msgpack array of `Remembered`; the row of the
invitation says how far the two have come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec
from django.utils import timezone

from nearer.couples.models import Coupled
from nearer.couples.payloads import Wishes
from nearer.crypto import BrokenSeal, draft_row
from nearer.pairing.letters import Answer, Offer, open_as
from nearer.pairing.models import Invitation
from nearer.people.keyring import Contents, Keyring

Role = Literal["inviter", "guest"]
Stage = Literal[
    "apart", "ready", "waiting", "come", "sure", "asked", "words", "stepping", "resting", "ended"
]
STAGES: dict[tuple[Role, str], Stage] = {
    ("inviter", Invitation.OPEN): "waiting",
    ("inviter", Invitation.TAKEN): "come",
    ("inviter", Invitation.COMPARED): "sure",
    ("inviter", Invitation.RESTING): "resting",
    ("guest", Invitation.OPEN): "asked",
    ("guest", Invitation.TAKEN): "words",
    ("guest", Invitation.COMPARED): "stepping",
    ("guest", Invitation.RESTING): "stepping",
    ("guest", Invitation.JOINED): "stepping",
}


class AlreadyACouple(Exception):
    """One of the two is in a couple here. Said kindly, and not of which of them it is true."""


class NoLongerOpen(Exception):
    """The invitation was used, withdrawn, has expired, or never was: nobody is told which."""


class Remembered(msgspec.Struct, array_like=True, frozen=True):
    """`secret` is empty while the invitation is only being written. `wishes`: one's own. `space`:
    the couple space that somebody is to be let back into."""

    role: Role
    secret: bytes = b""
    question: str = ""
    words: str = ""
    wishes: bytes = b""
    space: bytes = b""

    def __repr__(self) -> str:
        return "<Remembered>"


@dataclass(frozen=True, repr=False)
class PairingState:
    """`offer` and `answer` as far as they are there; `expires_at` while the row is."""

    stage: Stage
    mine: Remembered | None = None
    row: Invitation | None = None
    offer: Offer | None = None
    answer: Answer | None = None

    @property
    def expires_at(self) -> datetime | None:
        return self.row.expires_at if self.row else None

    @property
    def is_guest(self) -> bool:
        return self.mine is not None and self.mine.role == "guest"

    @property
    def is_again(self) -> bool:
        return self.mine is not None and bool(self.mine.space)


def remembered(keyring: Keyring) -> Remembered | None:
    packed = keyring.contents.invitation if keyring else b""
    try:
        return msgspec.msgpack.decode(packed, type=Remembered) if packed else None
    except msgspec.MsgspecError:
        raise BrokenSeal from None


def remember(keyring: Keyring, new: Remembered | None) -> None:
    """Keeps it in place of what was remembered before; None forgets."""
    packed = msgspec.msgpack.encode(new) if new else b""

    def edit(contents: Contents) -> None:
        contents.invitation = packed

    keyring.change(edit)


def wishes_of(mine: Remembered | None) -> Wishes | None:
    """The four wishes that wait for a couple space."""
    if mine is None or not mine.wishes:
        return None
    try:
        return msgspec.msgpack.decode(mine.wishes, type=Wishes)
    except msgspec.MsgspecError:
        raise BrokenSeal from None


def with_wishes(mine: Remembered, wishes: Wishes) -> Remembered:
    return msgspec.structs.replace(mine, wishes=msgspec.msgpack.encode(wishes))


def find_open_invitation(secret: bytes) -> Invitation | None:
    """The row of a secret, unless its time is over. Who has joined may step in at any time."""
    row = Invitation.objects.filter(id=draft_row(secret)).first()
    if row and (row.status == Invitation.JOINED or row.expires_at > timezone.now()):
        return row
    return None


def pairing_state(keyring: Keyring) -> PairingState:
    """How far this person has come."""
    mine = remembered(keyring)
    if mine is None:
        return PairingState("apart")
    if not mine.secret:
        return PairingState("ready", mine)
    row = find_open_invitation(mine.secret)
    if row is None:
        return PairingState("ended", mine)
    try:
        return _opened(keyring, mine, row)
    except BrokenSeal:
        return PairingState("ended", mine)


def _opened(keyring: Keyring, mine: Remembered, row: Invitation) -> PairingState:
    offer = open_as(Offer, mine.secret, row.offer)
    answer = open_as(Answer, mine.secret, row.answer) if row.answer else None
    stage = STAGES.get((mine.role, row.status), "ended")
    is_mine = (answer.person if answer else keyring.me.bytes) == keyring.me.bytes
    if mine.role == "guest" and not is_mine:
        stage = "ended"  # somebody else came first
    return PairingState(stage, mine, row, offer, answer)


def is_coupled(keyring: Keyring) -> bool:
    return bool(keyring) and Coupled.objects.filter(person_id=keyring.me).exists()
