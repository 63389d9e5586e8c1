"""Letting somebody back in who lost every key, passphrase and recovery code together.

They come with an account of their own, by an invitation like the first one. The words are compared,
then a day passes in which anybody can still object, then they get the seat they had: in the shared
place alone, with what was shared there. Nothing else of theirs comes back.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from nearer.couples.models import Coupled
from nearer.crypto import draft_row, same
from nearer.pairing.invitation_token import new_secret
from nearer.pairing.letters import Offer, myself, seal, seal_place
from nearer.pairing.models import Invitation
from nearer.pairing.payloads import LettingIn
from nearer.pairing.state import AlreadyACouple, NoLongerOpen, Remembered, pairing_state, remember
from nearer.people.keyring import Keyring
from nearer.spaces import membership
from nearer.spaces.space import OpenSpace

LASTS = timedelta(days=14)
RESTS = timedelta(hours=24)
LETTING_IN_SLOT = "letting-in"


def invite_again(keyring: Keyring, space: OpenSpace) -> None:
    """Makes a link into the couple space that is there."""
    secret = new_secret()
    offer = Offer(*myself(keyring), question="", words="", again=True)
    with transaction.atomic():
        Invitation.objects.filter(inviter_id=keyring.me).delete()
        Invitation.objects.create(
            id=draft_row(secret),
            inviter_id=keyring.me,
            expires_at=timezone.now() + LASTS,
            offer=seal(secret, offer),
        )
        remember(keyring, Remembered("inviter", secret, space=space.id.bytes))


def rest(keyring: Keyring, space: OpenSpace, seen: bytes) -> None:
    """The words are the same: the day begins, and the shared place says so to whoever opens it."""
    now = pairing_state(keyring)
    if now.stage != "sure" or not (now.row and now.answer):
        raise NoLongerOpen
    if not same(seen, now.answer.fingerprint):
        raise NoLongerOpen
    opens_at = timezone.now() + RESTS
    with transaction.atomic():
        row = Invitation.objects.filter(pk=now.row.pk, status=Invitation.COMPARED)
        new = {"opens_at": opens_at, "expires_at": opens_at + LASTS}
        if not row.update(status=Invitation.RESTING, **new):
            raise NoLongerOpen
        space.put(LettingIn(), LETTING_IN_SLOT)


def let_in(keyring: Keyring, space: OpenSpace) -> None:
    """Gives them the seat, and the keys of what was shared. Raises `AlreadyACouple`."""
    try:
        with transaction.atomic():
            _let_in(keyring, space)
    except IntegrityError:
        keyring.refresh()
        raise AlreadyACouple from None


def _let_in(keyring: Keyring, space: OpenSpace) -> None:
    Invitation.objects.select_for_update().filter(inviter_id=keyring.me).first()
    now = pairing_state(keyring)
    if now.stage != "resting" or not now.has_rested:
        raise NoLongerOpen
    notice = space.in_slot(LettingIn, LETTING_IN_SLOT)
    if notice is None or not (now.mine and now.row and now.answer):
        raise NoLongerOpen  # somebody has objected
    gone = next(each for each in space.seated if each != keyring.me)
    membership.replace(keyring, space, gone, now.answer.identity())
    Coupled.objects.filter(space_id=space.id, person_id=gone).delete()
    Coupled.objects.create(space_id=space.id, person_id=now.answer.id)
    ring = keyring.ring(space.id)
    roots = dict(ring.roots) if ring else {}
    newer = membership.open_space(keyring, space.id)
    roots.pop(max(roots))
    newer.put(LettingIn(roots), LETTING_IN_SLOT)
    place = seal_place(now.mine.secret, space.id)
    Invitation.objects.filter(pk=now.row.pk).update(status=Invitation.JOINED, place=place)
    remember(keyring, None)
    transaction.on_commit(now.answer.tell)


def stop(space: OpenSpace) -> None:
    """Takes the notice away: without it nobody is let in."""
    if found := space.in_slot(LettingIn, LETTING_IN_SLOT):
        found.erase()


def is_letting_in(space: OpenSpace) -> bool:
    """Whether the other is about to let a new account into one's own seat."""
    found = space.in_slot(LettingIn, LETTING_IN_SLOT)
    return found is not None and found.author != space.me


def take_what_was_before(keyring: Keyring, space: OpenSpace) -> OpenSpace:
    """The space with the earlier keys that were handed over, if any were."""
    found = space.in_slot(LettingIn, LETTING_IN_SLOT)
    if found is None or found.author == space.me:
        return space
    membership.take_earlier(keyring, space.id, found.payload.roots)
    found.erase()
    return membership.open_space(keyring, space.id)
