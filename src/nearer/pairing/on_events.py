"""What pairing does when a person gets new keys, or is erased."""

from __future__ import annotations

from nearer.couples.couple import open_couple_space
from nearer.couples.models import Coupled
from nearer.crypto import Identity
from nearer.pairing.inviting import withdraw
from nearer.pairing.joining import step_in
from nearer.pairing.letting_in import is_letting_in, stop
from nearer.people.keyring import Keyring
from nearer.people.models import Person
from nearer.seats import membership
from nearer.seats.on_events import erase_words


def end_letting_in(keyring: Keyring) -> None:
    """Whoever unlocks has a key: no new account is let into their seat."""
    space = open_couple_space(keyring)
    if space and is_letting_in(space):
        stop(keyring, space)


def step_in_if_ready(keyring: Keyring) -> None:
    """Whoever unlocks steps into a shared place that was made meanwhile."""
    step_in(keyring)


def end_what_was_begun(keyring: Keyring, identity: Identity) -> None:
    """An invitation names the keys of both: with new ones it is over, unless the space is there."""
    if space := step_in(keyring):
        membership.rotate(keyring, space.id, identity)
    elif keyring.contents.invitation:
        withdraw(keyring)


def set_free(person: Person) -> None:
    """Who stays may be in another couple. What was shared goes along where that was chosen, but for
    what is in a couple that has ended: no row is left of one."""
    for space in list(Coupled.objects.filter(person=person).values_list("space_id", flat=True)):
        if person.withdraws:
            erase_words(person.id, space)
        Coupled.objects.filter(space_id=space).delete()
