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

from nearer.crypto import BrokenSeal, Identity, Link, SpaceKey, SpaceRoot, new_root
from nearer.people import public_identities
from nearer.people.keyring import Contents, Keyring, Ring
from nearer.spaces import grants
from nearer.spaces.chain import Chain, as_let_in, came_back, lengthen, no_chain, read_chain
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import KINDS, Kind
from nearer.spaces.models import ChainLink, SealedGrant, Seat, Space
from nearer.spaces.space import OpenSpace
from nearer.store.prepared import Prepared

# Who has a seat, whether the space is closed, and the chain's last link, which is not verified yet.
_seats = Prepared(
    lambda space: Seat.objects.filter(space_id=space).values_list(
        "person_id",
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
    closed_on, link = seats[keyring.me]
    if not ring.left:
        last = Link.decode(link or b"")
        if (last.seq, last.hash()) != ring.head:
            ring = catch_up(keyring, id)
    return OpenSpace(
        id,
        KINDS[ring.kind],
        keyring.me,
        {
            number: SpaceKey(SpaceRoot(root), id.bytes, number)
            for number, root in ring.roots.items()
        },
        ZoneInfo(keyring.about.time_zone),
        frozenset(seats),
        is_closed=closed_on is not None,
        came_back=ring.came_back,
    )


def catch_up(keyring: Keyring, space: uuid.UUID, kind: Kind | None = None) -> Ring:
    """Verifies a chain that is new or has grown, adopts its roots and remembers its head.

    `kind`: what the person was invited to, for a space that is not in the keyring yet. After
    somebody has left, whoever comes first chooses a key that the leaver never saw.
    """
    chain = read_chain(keyring, space)
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


def replace(keyring: Keyring, space: OpenSpace, gone: uuid.UUID, newcomer: Identity) -> None:
    """Gives the seat of somebody who lost every key to the identity they have now."""
    with _alone_with(space.id):
        chain = read_chain(keyring, space.id)
        fingerprint = chain.state.members.get(gone.bytes)
        if fingerprint is None or gone == keyring.me:
            raise NoSuchSpace
        Seat.objects.filter(space_id=space.id, person_id=gone).delete()
        SealedGrant.objects.filter(space_id=space.id, person_id=gone).delete()
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
    is_seated = Seat.objects.filter(space_id=space, person_id=keyring.me).exists()
    if not is_seated and keyring.ring(space) is None:
        raise NoSuchSpace
    unsigned = (BrokenSeal, NoSuchSpace) if is_seated else (BrokenSeal,)
    with _alone_with(space):
        with suppress(*unsigned):
            chain = read_chain(keyring, space, any_words=True)
            lengthen(keyring, chain, "leave", _own(keyring, chain))
        SealedGrant.objects.filter(space_id=space, person_id=keyring.me).delete()
        theirs = Space.objects.filter(pk=space, closed_on=None, seats__person=keyring.me)
        theirs.update(closed_on=timezone.now().date())

        def edit(contents: Contents) -> None:
            if ring := contents.rings.get(space.bytes):
                ring.left = True

        keyring.change(edit)


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
        ring = contents.rings.get(space, Ring(kind.name, {}, head))
        back = came_back(chain.links)
        longer = Ring(ring.kind, ring.roots | roots, max(ring.head, head), ring.left, back)
        contents.rings[space] = longer
        contents.pins = as_let_in(chain.links) | contents.pins
        return longer

    return keyring.change(edit)
