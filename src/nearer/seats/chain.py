"""The stored membership chain of a space: read whole and verified, and made longer.

Beside each link rests the public identity it names, so that a chain still verifies after one of
its people has gone, and goes itself when its space goes.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from nearer.crypto import (
    ChainState,
    Identity,
    Link,
    SpaceKey,
    sign_link,
    verify_chain,
)
from nearer.people.keyring import Keyring
from nearer.spaces.models import ChainLink


@dataclass(frozen=True)
class Chain:
    """A chain that has been verified. `identities` are filed by fingerprint."""

    space: uuid.UUID
    links: tuple[Link, ...]
    identities: Mapping[bytes, Identity]
    state: ChainState


def no_chain(space: uuid.UUID) -> Chain:
    """Where a new space begins."""
    return Chain(space, (), {}, ChainState({}, 0, b"", 0, b""))


def read_chain(keyring: Keyring, space: uuid.UUID, *, any_words: bool = False) -> Chain:
    """A space's chain, held against the pins and the head in the keyring. Raises `BrokenSeal`.

    `any_words`: also with people whose new words have not been compared yet. For leaving alone.
    """
    rows = list(ChainLink.objects.filter(space_id=space).order_by("seq"))
    links = tuple(Link.decode(row.link) for row in rows)
    identities = {
        link.fingerprint: Identity.decode(row.identity)
        for link, row in zip(links, rows, strict=True)
    }
    ring = keyring.ring(space)
    head = ring.head if ring else None
    pins = {} if any_words else as_let_in(links) | keyring.contents.pins
    state = verify_chain(space.bytes, links, identities, pins, head)
    return Chain(space, links, identities, state)


def as_let_in(links: tuple[Link, ...]) -> dict[bytes, bytes]:
    """Everybody's fingerprint when they first came: what holds for whom one has never met."""
    came = [link for link in links if link.action in ("create", "add")]
    return {link.subject: link.fingerprint for link in reversed(came)}


def came_back(links: tuple[Link, ...]) -> dict[bytes, bytes]:
    """Who somebody is now that lost every key and was let back in, by who they were before."""
    now: dict[bytes, bytes] = {}
    for gone, came in pairwise(links):
        if (gone.action, came.action, gone.actor) == ("remove", "add", came.actor):
            now[gone.subject] = gone.subject
            now = {was: came.subject if is_ == gone.subject else is_ for was, is_ in now.items()}
    return now


def lengthen(
    keyring: Keyring, chain: Chain, action: str, subject: Identity, key: SpaceKey | None = None
) -> Chain:
    """Signs and stores the next link. Without a key the generation stays as it is.

    What nobody could follow is never stored: it would shut the space for ever.
    """
    state, fingerprint = chain.state, subject.fingerprint()
    members = {*state.members}
    if action in ("leave", "remove"):
        members.discard(subject.person)
    elif key:
        members.add(subject.person)
    link = sign_link(
        keyring.contents.secrets,
        space=chain.space.bytes,
        previous=chain.links[-1] if chain.links else None,
        action=action,
        subject=subject.person,
        fingerprint=fingerprint,
        generation=key.generation if key else state.generation,
        commitment=key.commitment() if key else state.commitment,
        members=tuple(members),
    )
    links = (*chain.links, link)
    identities = {**chain.identities, fingerprint: subject}
    longer = verify_chain(chain.space.bytes, links, identities, {}, None)
    row = {"link": link.encode(), "identity": subject.encode()}
    ChainLink.objects.create(space_id=chain.space, seq=link.seq, **row)
    return Chain(chain.space, links, identities, longer)
