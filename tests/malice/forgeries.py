"""What somebody may do who also has an account: Zoe signs links, makes identities and grants with
keys of her own, and writes them into spaces that are not hers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import cache

import msgspec

from nearer.crypto import (
    Identity,
    IdentitySecrets,
    Link,
    SpaceKey,
    make_grant,
    new_identity,
    new_root,
    sign_link,
)
from nearer.people.models import PublicIdentity, SealedKeyring
from nearer.spaces.models import ChainLink, SealedEntry, SealedGrant, Seat
from tests.cast import Friend
from tests.malice.mutations import Attacker, Touched


def zoe(by: Attacker) -> Friend:
    return by.world.friends["Zoe"]


def target(by: Attacker) -> tuple[uuid.UUID, list[Link]]:
    """The space of Ann and Ben, or the one that Dan has left to Ann, and its chain."""
    space = by.dice.choice([by.world.couples[0], by.world.couples[2]]).id
    rows = [row for row in by.world.now[ChainLink] if row["space_id"] == space]
    return space, [Link.decode(row["link"]) for row in sorted(rows, key=lambda row: row["seq"])]


def own_identity(by: Attacker) -> tuple[IdentitySecrets, Identity]:
    return zoe(by).keyring.contents.secrets, true_identity(by, "Zoe")


def posing(by: Attacker) -> tuple[IdentitySecrets, Identity]:
    """Her own identity, or one of her making that says it is somebody else's."""
    if by.dice.random() < 0.5:
        return own_identity(by)
    return forged(by.world.friends[by.dice.choice(["Ann", "Ben"])].keyring.me.bytes)


@cache
def forged(person: bytes) -> tuple[IdentitySecrets, Identity]:
    return new_identity(person, 2)


def true_identity(by: Attacker, name: str) -> Identity:
    keyring = by.world.friends[name].keyring
    fingerprint = keyring.contents.pins[keyring.me.bytes]
    row = next(row for row in by.world.now[PublicIdentity] if row["fingerprint"] == fingerprint)
    return Identity.decode(row["public"])


def plant_link(by: Attacker) -> Touched:
    """A next link, or one in the place of another: she adds herself, or removes, or rotates.

    She may say that Ann or Ben did it, with their true fingerprint and keys of hers beside it.
    """
    space, links = target(by)
    secrets, posed = posing(by)
    subject = by.dice.choice([posed, true_identity(by, "Ann"), true_identity(by, "Ben")])
    at = by.dice.choice([len(links), len(links) - 1, by.dice.randint(0, len(links))])
    action = by.dice.choice(["create", "add", "remove", "rotate", "rotate", "leave"])
    link, key = forge(by, space, links[:at], action, subject, secrets)
    shown = by.dice.choice([subject, subject, posed])
    row = {"space_id": space, "seq": link.seq, "link": link.encode(), "identity": shown.encode()}
    touched = cut_chain(by, space, link.seq) if by.dice.random() < 0.7 else []
    touched += by.insert(ChainLink, row)
    if by.dice.random() < 0.5:
        touched += plant_seat(by, space)
    return touched + plant_grants(by, key, link, secrets)


def forge(
    by: Attacker,
    space: uuid.UUID,
    links: list[Link],
    action: str,
    subject: Identity,
    secrets: IdentitySecrets,
) -> tuple[Link, SpaceKey]:
    """A link that fits in all but its signature, or in that as well; and the key it speaks of."""
    last = links[-1] if links else None
    generation = (last.generation if last else 0) + by.dice.choice([1, 1, 1, 0, 2])
    key = SpaceKey(new_root(), space.bytes, generation)
    members = {*(last.members if last else ()), subject.person}
    link = sign_link(
        secrets,
        space=space.bytes,
        previous=last,
        action=action,
        subject=subject.person,
        fingerprint=subject.fingerprint(),
        generation=generation,
        commitment=key.commitment(),
        members=tuple(members - ({subject.person} if action in ("remove", "leave") else set())),
    )
    if by.dice.random() < 0.7:
        actor = by.dice.choice([subject.person, by.world.friends["Ann"].keyring.me.bytes])
        link = msgspec.structs.replace(link, actor=actor)
        link = msgspec.structs.replace(link, signature=secrets.sign(link.signed()))
    return link, key


def cut_chain(by: Attacker, space: uuid.UUID, seq: int) -> Touched:
    later = [
        row for row in by.world.now[ChainLink] if row["space_id"] == space and row["seq"] > seq
    ]
    return [each for row in later for each in by.delete(ChainLink, row)]


def plant_seat(by: Attacker, space: uuid.UUID) -> Touched:
    return by.insert(Seat, {"space_id": space, "person_id": zoe(by).keyring.me})


class Promised(SpaceKey):
    """A key that says it is the one the chain speaks of."""

    promise = b""

    def commitment(self) -> bytes:
        return self.promise or super().commitment()


def plant_grants(by: Attacker, key: SpaceKey, link: Link, secrets: IdentitySecrets) -> Touched:
    """A key of her choosing, properly sealed to Ann and to Ben."""
    by.planted.append(key)
    touched: Touched = []
    for name in ("Ann", "Ben"):
        to = true_identity(by, name)
        grant = make_grant(secrets, key, to, link.hash())
        touched += by.insert(
            SealedGrant,
            {
                "space_id": uuid.UUID(bytes=key.space),
                "person_id": uuid.UUID(bytes=to.person),
                "generation": key.generation,
                "sealed": grant.sealed,
                "signature": grant.signature,
            },
        )
    return touched


def plant_key(by: Attacker) -> Touched:
    """No link, only a grant: another root for a generation that the chain knows."""
    space, links = target(by)
    link = by.dice.choice([links[-1], by.dice.choice(links)])
    key = Promised(new_root(), space.bytes, link.generation)
    key.promise = link.commitment
    secrets = forged(link.actor)[0] if by.dice.random() < 0.5 else posing(by)[0]
    return plant_grants(by, key, link, secrets)


def plant_identity(by: Attacker) -> Touched:
    """Keys of her own, self-signed and well-formed, where Ann's or Ben's are looked for."""
    _, identity = posing(by)
    encoded = {"public": identity.encode(), "identity": identity.encode()}
    model = by.dice.choice([PublicIdentity, ChainLink])
    (row,) = by.rows(model, 1)
    name = "public" if model is PublicIdentity else "identity"
    touched = by.write(model, row, **{name: encoded[name]})
    if model is PublicIdentity and by.dice.random() < 0.5:
        place = {"fingerprint": identity.fingerprint(), "person_id": row["person_id"]}
        touched += by.insert(model, place | {"public": identity.encode()})
    return touched


def plant_entry(by: Attacker) -> Touched:
    """What she wrote in a space of hers, laid into another one under its author's name."""
    own = {couple.id for couple in by.world.couples if zoe(by) in (couple.first, couple.second)}
    rows = [row for row in by.world.now[SealedEntry] if row["space_id"] in own]
    row = by.dice.choice(rows)
    victim = by.dice.choice(by.world.now[SealedEntry])
    names = ("space_id", "id", "tag", "slot", "author_id", "generation", "day", "revision")
    taken = {name: victim[name] for name in names if by.dice.random() < 0.8}
    return by.insert(SealedEntry, row | {"slot": None} | taken)


def bring_back(by: Attacker) -> Touched:
    """Dan, who has left, cuts off the links about it and puts back what was his then."""
    parted, dan = by.world.couples[2].id, by.world.friends["Dan"].keyring.me
    touched = cut_chain(by, parted, by.dice.randint(1, 3))
    for model, row in by.world.before:
        mine = row.get("person_id") == dan and row.get("space_id") in (parted, None)
        if mine and model in (Seat, SealedGrant, SealedKeyring):
            touched += by.insert(model, row)
    return touched


FORGERIES: list[Callable[[Attacker], Touched]] = [
    bring_back,
    plant_link,
    plant_key,
    plant_identity,
    plant_entry,
]
