"""Opening a space and changing who is in it.

Membership is a chain of signed links; the keyring remembers the head it last saw. Whoever writes
to the database can withhold, but cannot truncate, fork or plant: the chain is verified from its
beginning whenever it has grown, and a space whose chain does not verify stays shut.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Subquery
from django.utils import timezone

from nearer.crypto import BrokenSeal, Identity, Link, SpaceKey, SpaceRoot, new_root, timed
from nearer.people import public_identities
from nearer.people.keyring import Contents, Keyring, Ring
from nearer.seats import grants
from nearer.seats.chain import Chain, as_let_in, came_back, lengthen, no_chain, read_chain
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import KINDS, Kind
from nearer.spaces.models import ChainLink, SealedGrant, Seat, Space
from nearer.spaces.space import OpenSpace
from nearer.store.prepared import Prepared

# Who has a seat, whether the space is closed, and the chain's last link, which is not verified yet.
_seats = Prepared(
    lambda space: Seat.objects.filter(space_id=space).values_list(
        "person_id",
        "left_on",
        "space__closed_on",
        Subquery(ChainLink.objects.filter(space_id=space).order_by("-seq").values("link")[:1]),
    )
)


def open_space(keyring: Keyring, id: uuid.UUID) -> OpenSpace:  # noqa: A002
    """The open space. Raises `NoSuchSpace`, `SpaceClosed` or `BrokenSeal`.

    Who is not seated, or holds no key, learns nothing: to them the space does not exist.
    """
    ring = keyring.ring(id)
    if ring is None:
        raise NoSuchSpace
    seats = {person: rest for person, *rest in _seats(id)}
    if keyring.me not in seats:
        raise NoSuchSpace
    left_on, closed_on, link = seats[keyring.me]
    last = None
    if not (ring.left or left_on):
        last = Link.decode(link or b"")
        if (last.seq, last.hash()) != ring.head:
            ring = catch_up(keyring, id)
    roots = ring.roots.items()
    return OpenSpace(
        id,
        KINDS[ring.kind],
        keyring,
        {number: SpaceKey(SpaceRoot(root), id.bytes, number) for number, root in roots},
        ZoneInfo(keyring.about.time_zone),
        frozenset(person for person, (left_on, *_) in seats.items() if left_on is None),
        is_closed=closed_on is not None or left_on is not None,
        came_back=ring.came_back,
        last_link=last,
    )


def catch_up(keyring: Keyring, space: uuid.UUID, kind: Kind | None = None) -> Ring:
    """Verifies a chain that is new or has grown, adopts its roots and remembers its head.

    `kind`: what the person was invited to, for a space that is not in the keyring yet. After
    somebody has left, whoever comes first chooses a key that the leaver never saw.
    """
    chain = read_chain(keyring, space)
    if keyring.me.bytes in came_back(chain.links):
        return _part(keyring, chain)
    ring = _follow(keyring, chain, kind)
    if chain.links[-1].action == "leave":
        return rotate(keyring, space)
    return ring


def create(keyring: Keyring, kind: Kind) -> OpenSpace:
    """A new space of one's own."""
    with transaction.atomic():
        space = Space.objects.create(kind=kind.name, opened_on=timezone.now().date())
        Seat.objects.create(space=space, person_id=keyring.me)
        own = public_identities.find(keyring.contents.pins[keyring.me.bytes])
        _turn(keyring, no_chain(space.id), kind, "create", own)
    return open_space(keyring, space.id)


def admit(keyring: Keyring, space: OpenSpace, newcomer: Identity) -> None:
    """Adds a person whose fingerprint has been accepted, with a key that opens nothing earlier."""
    with _alone_with(space.id):
        chain = read_chain(keyring, space.id)
        members, person = chain.state.members, newcomer.person
        if person in members or len(members) >= space.kind.seats:
            raise SpaceClosed
        keyring.change(lambda ring: ring.pins.update({person: newcomer.fingerprint()}))
        Seat.objects.create(space_id=space.id, person_id=uuid.UUID(bytes=person))
        _turn(keyring, chain, space.kind, "add", newcomer)


def announce(keyring: Keyring, space: OpenSpace, newcomer: Identity) -> None:
    """Says who is to have the seat of somebody who lost every key. Any link after it ends that."""
    with _alone_with(space.id):
        _say(keyring, read_chain(keyring, space.id), "announce", newcomer)


def object_to(keyring: Keyring, space: uuid.UUID) -> None:
    """Ends the announcement that holds, if any does: a key of the one concerned is alive."""
    with _alone_with(space):
        chain = read_chain(keyring, space)
        if chain.state.announced:
            _say(keyring, chain, "object", _own(keyring, chain))


def announced(keyring: Keyring, space: OpenSpace) -> Link | None:
    """The announcement that holds now."""
    return read_chain(keyring, space.id).state.announced


def replace(keyring: Keyring, space: OpenSpace, gone: uuid.UUID, newcomer: Identity) -> None:
    """Gives the seat to the identity that was announced. Who had it keeps what they could read."""
    with _alone_with(space.id):
        chain = read_chain(keyring, space.id)
        fingerprint = chain.state.members.get(gone.bytes)
        if fingerprint is None or gone == keyring.me:
            raise NoSuchSpace
        today = timezone.now().date()
        Seat.objects.filter(space_id=space.id, person_id=gone).update(left_on=today)
        _turn(keyring, chain, space.kind, "remove", chain.identities[fingerprint])
        admit(keyring, space, newcomer)


def take_earlier(keyring: Keyring, space: uuid.UUID, roots: dict[int, bytes]) -> None:
    """Takes keys of earlier generations that a member handed over. Others than the chain's own
    are refused with `BrokenSeal`."""
    chain = read_chain(keyring, space)
    committed = {link.generation: link.commitment for link in chain.links}
    for generation, root in roots.items():
        key = SpaceKey(SpaceRoot(root), space.bytes, generation)
        if committed.get(generation) != key.commitment():
            raise BrokenSeal
    ring = _follow(keyring, chain)
    _remember(keyring, chain, KINDS[ring.kind], roots)


def rotate(keyring: Keyring, space: uuid.UUID, identity: Identity | None = None) -> Ring:
    """A new generation for the same members; with `identity`, announces one's new identity."""
    with _alone_with(space):
        chain = read_chain(keyring, space)
        ring = _follow(keyring, chain)
        subject = identity or _own(keyring, chain)
        return _turn(keyring, chain, KINDS[ring.kind], "rotate", subject)


def leave(keyring: Keyring, space: uuid.UUID) -> None:
    """Signs out of a space and gives up the seat.

    Nothing keeps anybody in: no missing key, no words to compare first, no damaged chain.
    """
    if keyring.ring(space) is None:
        raise NoSuchSpace
    with _alone_with(space):
        with suppress(BrokenSeal, NoSuchSpace):
            chain = read_chain(keyring, space, any_words=True)
            lengthen(keyring, chain, "leave", _own(keyring, chain))
        Seat.objects.filter(space_id=space, person_id=keyring.me).delete()
        SealedGrant.objects.filter(space_id=space, person_id=keyring.me).delete()
        keyring.change(lambda contents: contents.rings.pop(space.bytes, None))


def close(keyring: Keyring, space: uuid.UUID) -> None:
    """Leaves a space that ends for all when one leaves, and stays readable for all.

    The seat stays, and so do the keys up to this moment. Nobody writes here again; and whoever
    stays chooses a newer key, so that it would not help the leaver if somebody did. Where the
    chain is damaged nothing can be signed, and it is the seat that says whose space it is: also to
    whoever was let in and never saw it open.
    """
    seats = Seat.objects.filter(space_id=space, person_id=keyring.me, left_on=None)
    is_seated = seats.exists()
    if not is_seated and keyring.ring(space) is None:
        raise NoSuchSpace
    unsigned = (BrokenSeal, NoSuchSpace) if is_seated else (BrokenSeal,)
    with _alone_with(space):
        with suppress(*unsigned):
            chain = read_chain(keyring, space, any_words=True)
            lengthen(keyring, chain, "leave", _own(keyring, chain))
        SealedGrant.objects.filter(space_id=space, person_id=keyring.me).delete()
        theirs = Space.objects.filter(pk=space, closed_on=None, seats__in=seats)
        theirs.update(closed_on=timezone.now().date())

        keyring.change(lambda contents: _stop_following(contents, space))


def _part(keyring: Keyring, chain: Chain) -> Ring:
    """A new account has the seat. What was granted until then is still taken."""
    ring = keyring.ring(chain.space)
    if ring is None:
        raise NoSuchSpace
    new = grants.adopt(keyring, chain, ring.roots)

    def edit(contents: Contents) -> Ring:
        ring = contents.rings[chain.space.bytes]
        ring.roots |= new
        ring.left = True
        return ring

    return keyring.change(edit)


def _stop_following(contents: Contents, space: uuid.UUID) -> None:
    """From here on the ring opens what was there, if there is one."""
    if ring := contents.rings.get(space.bytes):
        ring.left = True


@contextmanager
def _alone_with(space: uuid.UUID) -> Iterator[None]:
    """One at a time, in one transaction: the next link stands on the last that was verified."""
    with transaction.atomic():
        if not Space.objects.select_for_update().filter(pk=space).first():
            raise NoSuchSpace
        yield


def _own(keyring: Keyring, chain: Chain) -> Identity:
    """One's own identity as the chain knows it. Raises `NoSuchSpace` when it knows none."""
    fingerprint = chain.state.members.get(keyring.me.bytes)
    if fingerprint is None:
        raise NoSuchSpace
    return chain.identities[fingerprint]


def _follow(keyring: Keyring, chain: Chain, kind: Kind | None = None) -> Ring:
    """The ring, brought up to a verified chain. Raises `SpaceClosed` until a grant has come."""
    state, ring = chain.state, keyring.ring(chain.space)
    kind = KINDS[ring.kind] if ring else kind
    if kind is None or keyring.me.bytes not in state.members or len(state.members) > kind.seats:
        raise NoSuchSpace
    if ring and ring.head == (state.seq, state.head):
        return ring
    held, new = ring.roots if ring else {}, {}
    if state.generation not in held:
        keyring.refresh()  # another device of the same person may have taken or made it
        ring = keyring.ring(chain.space)
        held = ring.roots if ring else {}
        new = grants.adopt(keyring, chain, held)
    if state.generation not in {*held, *new}:
        raise SpaceClosed
    with transaction.atomic():
        # In this order, as in leaving: two devices must not wait for each other.
        grants.spend(keyring, chain.space, state.generation)
        return _remember(keyring, chain, kind, new)


def _say(keyring: Keyring, chain: Chain, verb: str, subject: Identity) -> Ring:
    """One link that changes neither members nor key, with the moment of now."""
    action = timed(verb, int(timezone.now().timestamp()))
    longer = lengthen(keyring, chain, action, subject)
    ring = _follow(keyring, chain)
    return _remember(keyring, longer, KINDS[ring.kind], {})


def _turn(keyring: Keyring, chain: Chain, kind: Kind, action: str, subject: Identity) -> Ring:
    """One link with a new generation, its root in the own keyring and granted to the others."""
    key = SpaceKey(new_root(), chain.space.bytes, chain.state.generation + 1)
    longer = lengthen(keyring, chain, action, subject, key)
    grants.give(keyring, longer, key)
    return _remember(keyring, longer, kind, {key.generation: key.root})


def _remember(keyring: Keyring, chain: Chain, kind: Kind, roots: dict[int, bytes]) -> Ring:
    """Adds roots and the newer head to a ring that another device may just have brought further."""
    space, head = chain.space.bytes, (chain.state.seq, chain.state.head)

    def edit(contents: Contents) -> Ring:
        ring = contents.rings.setdefault(space, Ring(kind.name, {}, head))
        ring.roots |= roots
        ring.head = max(ring.head, head)
        ring.came_back = came_back(chain.links)
        contents.pins = as_let_in(chain.links) | contents.pins
        return ring

    return keyring.change(edit)
