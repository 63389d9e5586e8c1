"""Letting somebody back in who lost every key, passphrase and recovery code together.

They come with an account of their own, by an invitation like the first one. The words are compared,
and who is to have the seat is announced in the chain of the shared place. Then two weeks pass. It
all rests on the loss of every key, so any sign of a living one ends it: an unlock of the old
account, a page of it that is open, a use of it that the server remembers by the day. After that
they get the seat they had: in the shared place alone, with what both had shown there. Whoever had
the seat keeps what they could read.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from django.conf import settings
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
from nearer.people.sessions import was_used_since
from nearer.seats import membership
from nearer.spaces.space import OpenSpace

LASTS = timedelta(days=14)
A_MOMENT = timedelta(seconds=1)  # what is lost where a moment is written in whole seconds
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
    """The words are the same: the wait begins, and the shared place says so to whoever opens it."""
    now = pairing_state(keyring)
    if now.stage != "sure" or not (now.row and now.answer):
        raise NoLongerOpen
    if not same(seen, now.answer.fingerprint):
        raise NoLongerOpen
    with transaction.atomic():
        membership.announce(keyring, space, now.answer.identity())
        row = Invitation.objects.filter(pk=now.row.pk, status=Invitation.COMPARED)
        lasts = timezone.now() + wait() + LASTS
        if not row.update(status=Invitation.RESTING, expires_at=lasts):
            raise NoLongerOpen


def wait() -> timedelta:
    return timedelta(days=settings.NEARER_LETTING_IN_DAYS)


def opens_at(keyring: Keyring, space: OpenSpace) -> datetime | None:
    """From when the newcomer can be let in; None where nobody is announced, or no longer."""
    link = membership.announced(keyring, space)
    if link is None or link.actor != keyring.me.bytes:
        return None
    said = datetime.fromtimestamp(link.at, UTC)
    is_alive = was_used_since(_gone(keyring, space), said + A_MOMENT)
    return None if is_alive else said + wait()


def _gone(keyring: Keyring, space: OpenSpace) -> uuid.UUID:
    return next(each for each in space.seated if each != keyring.me)


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
    now, opens = pairing_state(keyring), opens_at(keyring, space)
    if now.stage != "resting" or opens is None or opens > timezone.now():
        raise NoLongerOpen
    if not (now.mine and now.row and now.answer):
        raise NoLongerOpen
    gone = _gone(keyring, space)
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


def stop(keyring: Keyring, space: OpenSpace) -> None:
    """Ends what was announced: nobody is let in. Whoever wants to begins anew."""
    membership.object_to(keyring, space.id)


def is_letting_in(space: OpenSpace) -> bool:
    """Whether the other is about to let a new account into one's own seat."""
    link = space.last_link
    return link is not None and link.verb == "announce" and link.actor != space.me.bytes


def was_stopped(space: OpenSpace) -> bool:
    """Whether a living key has ended it lately, for both to be told."""
    link = space.last_link
    if link is None or link.verb != "object":
        return False
    return space.clock() - datetime.fromtimestamp(link.at, UTC) < LASTS


def take_what_was_before(keyring: Keyring, space: OpenSpace) -> OpenSpace:
    """The space with the earlier keys that were handed over, if any were."""
    found = space.in_slot(LettingIn, LETTING_IN_SLOT)
    if found is None or found.author == space.me:
        return space
    membership.take_earlier(keyring, space.id, found.payload.roots)
    found.erase()
    return membership.open_space(keyring, space.id)
