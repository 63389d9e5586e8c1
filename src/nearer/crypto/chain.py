"""Membership of a space: a hash chain of signed links that only members can extend.

link = record "nearer/link/1" [space(16), seq, prev, action, subject(16), fingerprint(32),
       generation, commitment(32), [member(16), ...], actor(16), signature(64)]
signature = Ed25519(lp("nearer/link/1", space, seq(4), prev, action, subject, fingerprint,
                       generation(4), commitment, lp(member...), actor))
action    = "create" | "add" | "remove" | "rotate" | "leave"
          | "announce <seconds since 1970>" | "object <seconds since 1970>"
hash(32)  = SHA-256(lp("nearer/link-hash/1", the signed bytes, signature))
prev      = hash of the link before; empty in the first

Nobody is removed by another out of the blue: a removal stands directly on the announcement of who
is to have the seat, by the same member, and is followed by their being added. Whoever still has a
key objects, and with that the announcement is over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Final

import msgspec

from nearer.crypto.identity import Bytes64, Identity, IdentitySecrets, check_signature
from nearer.crypto.terms import U32, BrokenSeal, Bytes32, Id, Record, lp, u32

_LABEL: Final = b"nearer/link/1"
KEEPS_MEMBERS: Final = ("announce", "object")
Prev = Annotated[bytes, msgspec.Meta(max_length=32)]


class Link(Record, frozen=True, tag="nearer/link/1"):
    """One signed event: somebody was added, was removed, left, or chose a new key."""

    space: Id
    seq: U32
    prev: Prev
    action: str
    subject: Id
    fingerprint: Bytes32
    generation: U32
    commitment: Bytes32
    members: tuple[Id, ...]
    actor: Id
    signature: Bytes64

    @property
    def verb(self) -> str:
        """The action without its moment."""
        return self.action.partition(" ")[0]

    @property
    def at(self) -> int:
        """The moment of an announcement or objection, in seconds since 1970; 0 for any other."""
        moment = self.action.partition(" ")[2]
        return int(moment) if moment.isdecimal() and moment.isascii() else 0

    def signed(self) -> bytes:
        """The bytes under the signature: all fields but the signature itself."""
        return lp(
            _LABEL,
            self.space,
            u32(self.seq),
            self.prev,
            self.action.encode(),
            self.subject,
            self.fingerprint,
            u32(self.generation),
            self.commitment,
            lp(*self.members),
            self.actor,
        )

    def hash(self) -> bytes:
        """32 bytes: the next link's `prev`, and the head that a keyring remembers."""
        return hashlib.sha256(lp(b"nearer/link-hash/1", self.signed(), self.signature)).digest()


class ChainState(msgspec.Struct, frozen=True):
    """The state after a link: members with their fingerprints, and which key is current.

    `announced`: the link that says who is to have the seat of somebody who lost every key.
    """

    members: dict[bytes, bytes]
    generation: int
    commitment: bytes
    seq: int
    head: bytes
    announced: Link | None = None


_NOTHING: Final = ChainState({}, 0, b"", 0, b"")


def sign_link(
    secrets: IdentitySecrets,
    *,
    space: bytes,
    previous: Link | None,
    action: str,
    subject: bytes,
    fingerprint: bytes,
    generation: int,
    commitment: bytes,
    members: Sequence[bytes],
) -> Link:
    """The next link, signed. It is not validated here: `verify_chain` does that on every read."""
    link = Link(
        space=space,
        seq=previous.seq + 1 if previous else 1,
        prev=previous.hash() if previous else b"",
        action=action,
        subject=subject,
        fingerprint=fingerprint,
        generation=generation,
        commitment=commitment,
        members=tuple(sorted(members)),
        actor=secrets.person,
        signature=b"",
    )
    return msgspec.structs.replace(link, signature=secrets.sign(link.signed()))


def verify_chain(
    space: bytes,
    links: Sequence[Link],
    identities: Mapping[bytes, Identity],
    pins: Mapping[bytes, bytes],
    head: tuple[int, bytes] | None,
) -> ChainState:
    """The members of this space, without trusting the database. Raises `BrokenSeal`.

    `identities` are keyed by fingerprint, `pins` are the fingerprints this person has accepted,
    `head` is the (seq, hash) this person saw last.
    """
    _check_filing(identities)
    seen, seen_hash = head or (0, b"")
    state = _NOTHING
    for link in links:
        if link.space != space or link.seq != state.seq + 1 or link.prev != state.head:
            raise BrokenSeal("chain does not join")
        state = _follow(state, link, identities)
        if state.seq == seen and state.head != seen_hash:
            # The database shows a different history than before: a fork, perhaps without a removal.
            raise BrokenSeal("chain forked")
    if not links or state.seq < seen:
        raise BrokenSeal("chain cut off")
    for person, fingerprint in state.members.items():
        # Refuse rather than warn: people dismiss a warning exactly when it matters.
        if pins.get(person, fingerprint) != fingerprint:
            raise BrokenSeal("changed fingerprint")
    return state


def _check_filing(identities: Mapping[bytes, Identity]) -> None:
    """Each identity has a valid self-signature and is filed under its own fingerprint."""
    for fingerprint, identity in identities.items():
        identity.verify()
        if identity.fingerprint() != fingerprint:
            raise BrokenSeal("identity filed under another fingerprint")


def _follow(state: ChainState, link: Link, identities: Mapping[bytes, Identity]) -> ChainState:
    """The state after this link, if it may stand there and its actor signed it."""
    members = _members_after(state, link)
    if tuple(sorted(members)) != link.members:
        raise BrokenSeal("members do not follow from the action")
    _check_generation(state, link)
    if link.subject in members or link.verb == "announce":
        _identity(identities, link.fingerprint, link.subject)
    # A member signs with the identity already in the chain, even when announcing a new one. Only
    # the first link is signed with the key it introduces; pins and compared words decide about
    # trust.
    signer = state.members.get(link.actor, link.fingerprint)
    identity = _identity(identities, signer, link.actor)
    check_signature(identity.ed25519, link.signature, link.signed())
    announced = {"announce": link, "remove": state.announced}.get(link.verb)
    return ChainState(members, link.generation, link.commitment, link.seq, link.hash(), announced)


def _identity(identities: Mapping[bytes, Identity], fingerprint: bytes, person: bytes) -> Identity:
    identity = identities.get(fingerprint)
    if identity is None or identity.person != person:
        raise BrokenSeal("identity missing, or somebody else's")
    return identity


def _members_after(state: ChainState, link: Link) -> dict[bytes, bytes]:
    """The members after this link. Raises `BrokenSeal` for an action that is unknown or not
    allowed."""
    members = state.members
    own = link.subject == link.actor
    inside = link.subject in members
    if link.action == "create":
        allowed = own and link.seq == 1
    else:
        allowed = link.actor in members and {
            "add": not inside and _is_awaited(state.announced, link),
            "remove": not own and inside and _is_announced(state.announced, link),
            "rotate": own,
            "leave": own,
            timed("announce", link.at): not inside,
            timed("object", link.at): own,
        }.get(link.action, False)
    if not allowed:
        raise BrokenSeal("action not allowed")
    if link.verb in KEEPS_MEMBERS:
        return members
    if link.action not in ("remove", "leave"):
        return {**members, link.subject: link.fingerprint}
    if members[link.subject] != link.fingerprint:
        raise BrokenSeal("another fingerprint than the one that was in")
    return {person: known for person, known in members.items() if person != link.subject}


def timed(verb: str, seconds: int) -> str:
    """The action that names its moment."""
    return f"{verb} {seconds}"


def _is_announced(announced: Link | None, link: Link) -> bool:
    return announced is not None and announced.actor == link.actor


def _is_awaited(announced: Link | None, link: Link) -> bool:
    """Whether nobody in particular is to be added, or this one by this member."""
    wanted = (link.actor, link.subject, link.fingerprint)
    return not announced or (announced.actor, announced.subject, announced.fingerprint) == wanted


def _check_generation(state: ChainState, link: Link) -> None:
    """Every change of members brings a new key, except leaving. Words alone bring none.

    A leaver must not choose the key of those who stay, so a leave keeps generation and commitment,
    and the key rotates at the next unlock of a remaining member.
    """
    if link.verb in ("leave", *KEEPS_MEMBERS):
        if (link.generation, link.commitment) != (state.generation, state.commitment):
            raise BrokenSeal("key chosen without a change")
    elif link.generation != state.generation + 1:
        raise BrokenSeal("generation does not advance by one")
