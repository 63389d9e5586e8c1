"""The one who invites: writes, sends, waits, takes it back; and at the end makes the couple."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from nearer.couples.logic.slots import calling_slot, wishes_slot
from nearer.couples.models import Coupled
from nearer.couples.payloads import Calling, Wishes
from nearer.couples.shared_day import in_shared_zone, put_shared_zone
from nearer.crypto import draft_row, same
from nearer.pairing.first_answer import put_first_answer
from nearer.pairing.invitation_token import new_secret
from nearer.pairing.letters import Offer, myself, name_of, seal, seal_place
from nearer.pairing.models import Invitation
from nearer.pairing.state import (
    AlreadyACouple,
    NoLongerOpen,
    PairingState,
    Remembered,
    is_coupled,
    pairing_state,
    remember,
    wishes_of,
)
from nearer.people.keyring import Keyring
from nearer.seats import membership
from nearer.spaces.kinds import COUPLE
from nearer.spaces.space import OpenSpace

LASTS = timedelta(days=14)


def prepare(keyring: Keyring, question: str, words: str) -> None:
    """Keeps one's own answer for the invitation, which is not sent yet."""
    remember(keyring, Remembered("inviter", question=question, words=words))


def invite(keyring: Keyring) -> None:
    """Makes the link, in place of an older one. Raises `NoLongerOpen` when nothing is prepared."""
    mine = pairing_state(keyring).mine
    if mine is None or mine.role != "inviter" or mine.secret:
        raise NoLongerOpen
    if is_coupled(keyring):
        raise AlreadyACouple
    secret = new_secret()
    offer = Offer(*myself(keyring), mine.question, mine.words)
    with transaction.atomic():
        Invitation.objects.filter(inviter_id=keyring.me).delete()
        Invitation.objects.create(
            id=draft_row(secret),
            inviter_id=keyring.me,
            expires_at=timezone.now() + LASTS,
            offer=seal(secret, offer),
        )
        remember(keyring, Remembered("inviter", secret, mine.question, mine.words))


def withdraw(keyring: Keyring) -> None:
    """Takes the invitation back, whoever has come meanwhile, or steps back from somebody's."""
    now = pairing_state(keyring)
    with transaction.atomic():
        if now.row and (not now.is_guest or now.stage in ("words", "stepping")):
            Invitation.objects.filter(pk=now.row.pk).exclude(status=Invitation.JOINED).delete()
        remember(keyring, None)
    tell_other(now)


def end_overdue_invitations(now: datetime) -> int:
    """Deletes what nobody came for in time. Who has joined may still step in. Returns how many."""
    overdue = Invitation.objects.filter(expires_at__lte=now).exclude(status=Invitation.JOINED)
    return overdue.delete()[0]


def tell_other(now: PairingState) -> None:
    """Has the other's open page look again."""
    other = now.offer if now.is_guest else now.answer
    if other:
        other.tell()


def confirm(keyring: Keyring, seen: bytes) -> OpenSpace:
    """Makes the couple space and lets the guest in, who has said that the words are the same.

    `seen`: the fingerprint whose words were looked at. Raises `NoLongerOpen`, `AlreadyACouple`.
    """
    try:
        with transaction.atomic():
            return _confirm(keyring, seen)
    except IntegrityError:
        keyring.refresh()  # what it took in meanwhile was undone
        raise AlreadyACouple from None


def _confirm(keyring: Keyring, seen: bytes) -> OpenSpace:
    # Locked first, so that of two taps at once the second finds it joined already.
    Invitation.objects.select_for_update().filter(inviter_id=keyring.me).first()
    now = pairing_state(keyring)
    wishes = wishes_of(now.mine)
    if now.stage != "sure" or not (now.mine and now.row and now.offer and now.answer and wishes):
        raise NoLongerOpen
    if not same(seen, now.answer.fingerprint):
        raise NoLongerOpen
    space = membership.create(keyring, COUPLE)
    two = sorted((keyring.me, now.answer.id))
    Coupled.objects.bulk_create(Coupled(person_id=each, space_id=space.id) for each in two)
    membership.admit(keyring, space, now.answer.identity())
    space = membership.open_space(keyring, space.id)
    put_shared_zone(space, keyring.about.time_zone)
    space = in_shared_zone(space)
    settle_in(keyring, space, wishes)
    put_first_answer(space, now.offer, now.answer)
    place = seal_place(now.mine.secret, space.id)
    Invitation.objects.filter(pk=now.row.pk).update(status=Invitation.JOINED, place=place)
    remember(keyring, None)
    transaction.on_commit(now.answer.tell)
    return space


def settle_in(keyring: Keyring, space: OpenSpace, wishes: Wishes) -> None:
    """One's own first words in the couple space: how to be called, and the four wishes."""
    space.put(Calling(name_of(keyring)), calling_slot(keyring.me))
    space.put(wishes, wishes_slot(keyring.me))
