"""Opening a space and changing who is in it.

Membership is a chain of signed links; the keyring remembers the head it last saw. Whoever writes
to the database can withhold, but cannot truncate, fork or plant: the chain is verified from its
beginning whenever it has grown, and a space whose chain does not verify stays shut.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from nearer.crypto import (
    BrokenSeal,
    ChainState,
    Identity,
    Link,
    SpaceKey,
    SpaceRoot,
    new_root,
    sign_link,
    verify_chain,
)
from nearer.people.keyring import Contents, Keyring, Ring
from nearer.people.models import PublicIdentity
from nearer.spaces import grants
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import KINDS, Kind
from nearer.spaces.models import ChainLink, Seat, Space
from nearer.spaces.space import OpenSpace


def open_space(keyring: Keyring, id: uuid.UUID) -> OpenSpace:  # noqa: A002
    """The open space. Raises `NoSuchSpace`, `SpaceClosed` or `BrokenSeal`.

    Who is not seated, or holds no key, learns nothing: to them the space does not exist.
    """
    ring = keyring.ring(id)
    if ring is None or not Seat.objects.filter(space_id=id, person_id=keyring.me).exists():
        raise NoSuchSpace
    last = last_link(id)
    if (last.seq, last.hash()) != ring.head:
        ring = catch_up(keyring, id)
    keys = {
        generation: SpaceKey(SpaceRoot(root), id.bytes, generation)
        for generation, root in ring.roots.items()
    }
    return OpenSpace(id, KINDS[ring.kind], keyring.me, keys, ZoneInfo(keyring.about.time_zone))


def last_link(space: uuid.UUID) -> Link:
    """The stored chain's last link. Raises `BrokenSeal` when there is no chain."""
    last = ChainLink.objects.filter(space_id=space).order_by("-seq").first()
    if last is None:
        raise BrokenSeal
    return Link.decode(last.link)


def catch_up(keyring: Keyring, space: uuid.UUID, kind: Kind | None = None) -> Ring:
    """Verifies a chain that is new or has grown, adopts its root and remembers its head.

    `kind`: what the person was invited to, for a space that is not in the keyring yet.
    """
    state, ring = verified(keyring, space), keyring.ring(space)
    kind = KINDS[ring.kind] if ring else kind
    if kind is None or keyring.me.bytes not in state.members or len(state.members) > kind.seats:
        raise NoSuchSpace
    roots = dict(ring.roots) if ring else {}
    if state.generation not in roots:
        roots |= grants.adopt(keyring, space, state)
    new = Ring(kind.name, roots, (state.seq, state.head))
    keyring.change(lambda contents: contents.rings.update({space.bytes: new}))
    grants.spend(keyring, space)
    return new


def verified(keyring: Keyring, space: uuid.UUID) -> ChainState:
    """The state of a space's chain, held against the pins and the head in the keyring."""
    rows = ChainLink.objects.filter(space_id=space).order_by("seq")
    links = [Link.decode(row.link) for row in rows]
    ring = keyring.ring(space)
    return verify_chain(
        space.bytes,
        links,
        identities(links),
        keyring.contents.pins,
        ring.head if ring else None,
    )


def identities(links: Sequence[Link]) -> dict[bytes, Identity]:
    """The public identities a chain names, by fingerprint."""
    rows = PublicIdentity.objects.filter(fingerprint__in={link.fingerprint for link in links})
    return {row.fingerprint: Identity.decode(row.public) for row in rows}


def create(keyring: Keyring, kind: Kind) -> OpenSpace:
    """A new space of one's own."""
    space = Space.objects.create(kind=kind.name, opened_on=timezone.now().date())
    key = SpaceKey(new_root(), space.id.bytes, 1)
    me = keyring.me.bytes
    with transaction.atomic():
        Seat.objects.create(space=space, person_id=keyring.me)
        link = _lengthen(keyring, key, None, "create", me, keyring.contents.pins[me], (me,))
        ring = Ring(kind.name, {1: key.root}, (link.seq, link.hash()))
        keyring.change(lambda contents: contents.rings.update({space.id.bytes: ring}))
    return open_space(keyring, space.id)


def admit(keyring: Keyring, space: OpenSpace, newcomer: Identity) -> None:
    """Adds a person whose fingerprint has been accepted, with a key that opens nothing earlier."""
    state = verified(keyring, space.id)
    if len(state.members) >= space.kind.seats:
        raise SpaceClosed
    fingerprint = newcomer.fingerprint()
    members = {**state.members, newcomer.person: fingerprint}
    with transaction.atomic():
        keyring.change(lambda ring: ring.pins.update({newcomer.person: fingerprint}))
        Seat.objects.create(space_id=space.id, person_id=uuid.UUID(bytes=newcomer.person))
        _turn(keyring, space.id, state, "add", newcomer.person, fingerprint, members)


def rotate(keyring: Keyring, space: uuid.UUID, identity: Identity | None = None) -> None:
    """A new generation for the same members; with `identity`, announces one's new identity."""
    state, me = verified(keyring, space), keyring.me.bytes
    fingerprint = identity.fingerprint() if identity else state.members[me]
    with transaction.atomic():
        members = {**state.members, me: fingerprint}
        _turn(keyring, space, state, "rotate", me, fingerprint, members)


def leave(keyring: Keyring, space: uuid.UUID) -> None:
    """Signs out of a space and gives up the seat. The next unlock of who stays rotates."""
    state, me, ring = verified(keyring, space), keyring.me.bytes, keyring.ring(space)
    if ring is None:
        raise NoSuchSpace
    key = SpaceKey(keyring.root(space, state.generation), space.bytes, state.generation)
    members = tuple(person for person in state.members if person != me)
    with transaction.atomic():
        _lengthen(keyring, key, last_link(space), "leave", me, state.members[me], members)
        Seat.objects.filter(space_id=space, person_id=keyring.me).delete()
        keyring.change(lambda contents: contents.rings.pop(space.bytes, None))


def _turn(
    keyring: Keyring,
    space: uuid.UUID,
    state: ChainState,
    action: str,
    subject: bytes,
    fingerprint: bytes,
    members: dict[bytes, bytes],
) -> None:
    """One link with a new generation, its root in the own keyring and granted to the others."""
    key = SpaceKey(new_root(), space.bytes, state.generation + 1)
    previous = last_link(space)
    link = _lengthen(keyring, key, previous, action, subject, fingerprint, tuple(members))
    grants.give(keyring, key, link, members)

    def edit(contents: Contents) -> None:
        ring = contents.rings[space.bytes]
        roots = {**ring.roots, key.generation: key.root}
        contents.rings[space.bytes] = Ring(ring.kind, roots, (link.seq, link.hash()))

    keyring.change(edit)


def _lengthen(
    keyring: Keyring,
    key: SpaceKey,
    previous: Link | None,
    action: str,
    subject: bytes,
    fingerprint: bytes,
    members: tuple[bytes, ...],
) -> Link:
    """Signs and stores the next link. Two at one place: the second transaction fails whole."""
    link = sign_link(
        keyring.contents.secrets,
        space=key.space,
        previous=previous,
        action=action,
        subject=subject,
        fingerprint=fingerprint,
        generation=key.generation,
        commitment=key.commitment(),
        members=members,
    )
    space = uuid.UUID(bytes=key.space)
    ChainLink.objects.create(space_id=space, seq=link.seq, link=link.encode())
    return link
