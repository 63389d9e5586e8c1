"""The one who was invited: from the link in a browser without an account to the couple space."""

from __future__ import annotations

import uuid

from django.db import transaction

from nearer.couples.couple import STAYS_SHUT
from nearer.couples.models import Coupled
from nearer.couples.payloads import Wishes
from nearer.couples.shared_day import in_shared_zone
from nearer.crypto import BrokenSeal, draft_row, same
from nearer.pairing.first_answer import put_first_answer
from nearer.pairing.inviting import settle_in
from nearer.pairing.letters import Answer, Offer, myself, open_as, open_place, seal
from nearer.pairing.letting_in import take_what_was_before
from nearer.pairing.models import Invitation
from nearer.pairing.state import (
    AlreadyACouple,
    NoLongerOpen,
    PairingState,
    Remembered,
    find_open_invitation,
    is_coupled,
    pairing_state,
    remember,
    remembered,
    wishes_of,
    with_wishes,
)
from nearer.people.keyring import Keyring
from nearer.seats import membership
from nearer.seats.chain import read_chain
from nearer.seats.grants import adopt
from nearer.spaces.kinds import COUPLE
from nearer.spaces.payload import UnsoundPayload
from nearer.spaces.space import OpenSpace


def read_invitation(secret: bytes) -> Offer:
    """What the invitation says, as long as it is open. Raises `NoLongerOpen`."""
    row = find_open_invitation(secret)
    if row is None or row.status != Invitation.OPEN:
        raise NoLongerOpen
    try:
        return open_as(Offer, secret, row.offer)
    except BrokenSeal:
        raise NoLongerOpen from None


def come(keyring: Keyring, secret: bytes, words: str) -> None:
    """From now on the guest's keyring remembers the invitation instead of the browser."""
    with transaction.atomic():
        _alone_with(keyring, secret)
        offer, now = read_invitation(secret), pairing_state(keyring)
        if offer.person == keyring.me.bytes:
            raise NoLongerOpen
        if is_coupled(keyring) or now.stage in ("come", "sure", "words", "stepping"):
            raise AlreadyACouple
        # Joining withdraws your own invitation, so two who invited each other do not deadlock.
        Invitation.objects.filter(inviter_id=keyring.me).delete()
        remember(keyring, Remembered("guest", secret, offer.question, words))


def wish(keyring: Keyring, wishes: Wishes) -> None:
    """Keeps the four wishes until there is a space for them. With them the guest takes part."""
    mine = remembered(keyring)
    if mine is None:
        raise NoLongerOpen
    if mine.role == "guest":
        take(keyring, wishes)
    else:
        remember(keyring, with_wishes(mine, wishes))


def take(keyring: Keyring, wishes: Wishes) -> None:
    """Uses the invitation: from here on it is this guest's and nobody else's.

    Raises `NoLongerOpen`, also for the later of two who try at once.
    """
    mine = remembered(keyring)
    if mine is None or mine.role != "guest":
        raise NoLongerOpen
    offer = read_invitation(mine.secret)
    if is_coupled(keyring):
        raise AlreadyACouple
    with transaction.atomic():
        _alone_with(keyring, mine.secret)
        answer = seal(mine.secret, Answer(*myself(keyring), mine.words))
        row = Invitation.objects.filter(id=draft_row(mine.secret), status=Invitation.OPEN)
        if not row.update(status=Invitation.TAKEN, answer=answer):
            raise NoLongerOpen
        remember(keyring, with_wishes(mine, wishes))
    offer.tell()


def _alone_with(keyring: Keyring, secret: bytes) -> None:
    """Locks the invitation and one's own in one order, for two who take each other's at once."""
    rows = Invitation.objects.select_for_update().order_by("id")
    list(rows.filter(inviter_id=keyring.me) | rows.filter(id=draft_row(secret)))


def agree(keyring: Keyring, seen: bytes) -> None:
    """The words are the same: pins the other's keys, and lets them finish."""
    now = pairing_state(keyring)
    if now.stage == "stepping":
        return
    if now.stage != "words" or not (now.row and now.offer):
        raise NoLongerOpen
    if not same(seen, now.offer.fingerprint):
        raise NoLongerOpen
    person, fingerprint = now.offer.person, now.offer.fingerprint
    with transaction.atomic():
        taken = Invitation.objects.filter(pk=now.row.pk, status=Invitation.TAKEN)
        if not taken.update(status=Invitation.COMPARED):
            raise NoLongerOpen
        keyring.change(lambda contents: contents.pins.update({person: fingerprint}))
    now.offer.tell()


def waiting_place(keyring: Keyring) -> uuid.UUID | None:
    """The couple space that is made and waits for the guest to step in. It only looks.

    Whoever knows the token could name another space: the one who invited has to be in it, and what
    opens it has to have been granted.
    """
    now = pairing_state(keyring) if keyring and keyring.contents.invitation else None
    if not (now and now.is_guest and now.mine and now.row and now.offer):
        return None
    if now.row.status != Invitation.JOINED:
        return None
    try:
        space = open_place(now.mine.secret, now.row.place)
        chain = read_chain(keyring, space)
    except BrokenSeal:
        return None
    is_theirs = chain.state.members.get(now.offer.person) == now.offer.fingerprint
    is_mine = Coupled.objects.filter(person_id=keyring.me, space_id=space).exists()
    is_granted = chain.state.generation in adopt(keyring, chain, ())
    return space if is_theirs and is_mine and is_granted else None


def step_in(keyring: Keyring) -> OpenSpace | None:
    """Follows into the couple space once it is there: an act. None while it is not."""
    space = waiting_place(keyring)
    if space is None:
        return None
    try:
        with transaction.atomic():
            return _step_in(keyring, space, pairing_state(keyring))
    except (*STAYS_SHUT, UnsoundPayload):
        # This runs at every unlock: what one was about to write must not take the account along.
        return None


def _step_in(keyring: Keyring, space: uuid.UUID, now: PairingState) -> OpenSpace:
    assert now.mine
    assert now.row
    assert now.offer
    membership.catch_up(keyring, space, COUPLE)
    open_ = take_what_was_before(keyring, membership.open_space(keyring, space))
    open_ = in_shared_zone(open_)  # the first day is the same for both, wherever they are
    if wishes := wishes_of(now.mine):
        settle_in(keyring, open_, wishes)
    if now.answer:
        put_first_answer(open_, now.offer, now.answer)
    Invitation.objects.filter(pk=now.row.pk).delete()
    remember(keyring, None)
    return open_
