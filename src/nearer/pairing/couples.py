"""The couple a person is in, as their keyring opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from nearer.crypto import BrokenSeal
from nearer.pairing.joining import step_in
from nearer.pairing.logic.agreement import Agreement, lighter
from nearer.pairing.logic.slots import wishes_slot
from nearer.pairing.payloads import Calling, Wishes
from nearer.people.keyring import Keyring
from nearer.spaces.errors import NoSuchSpace, SpaceClosed
from nearer.spaces.kinds import COUPLE
from nearer.spaces.membership import open_space, seated
from nearer.spaces.space import OpenSpace


def our_space(keyring: Keyring) -> OpenSpace | None:
    """The open couple space, or None. Who was just let in steps in by asking."""
    if not keyring:
        return None
    found = (each for each in couples(keyring) if not each.is_closed)
    return next(found, None) or step_in(keyring)


def couples(keyring: Keyring) -> Iterator[OpenSpace]:
    """Every couple space this keyring opens, also those that have ended, newest first."""
    for space in reversed(keyring.spaces(COUPLE.name)):
        with suppress(NoSuchSpace, SpaceClosed, BrokenSeal):
            yield open_space(keyring, space)


@dataclass(frozen=True, repr=False)
class Ours:
    """What the two have said about themselves in their space. `other` is "" until they are in."""

    mine: Wishes | None
    other: str
    agreed: Agreement


def ours(space: OpenSpace) -> Ours:
    here = seated(space.id)
    names = [each for each in space.entries(Calling) if each.author in here - {space.me}]
    newest_last = reversed(space.entries(Wishes))
    wishes = {each.author: each.payload for each in newest_last if each.author in here}
    agreed = lighter(list(wishes.values()))
    return Ours(wishes.get(space.me), names[0].payload.name if names else "", agreed)


def put_wishes(space: OpenSpace, wishes: Wishes) -> None:
    """One's own wishes, in place of earlier ones. No open page is told that some have changed."""
    with space.untold():
        space.put(wishes, wishes_slot(space.me))
