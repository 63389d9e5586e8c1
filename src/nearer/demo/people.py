"""People to try Nearer out with: Ann and Ben, a couple with 120 days behind them, and Sam, alone.

Everything goes through the same doors as a real person's: keys, spaces, sealed entries. What they
have written is declared by each feature (`Feature.demo`).
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from nearer.couples.couple import open_couple
from nearer.couples.logic.slots import calling_slot, wishes_slot
from nearer.couples.models import Coupled
from nearer.couples.payloads import Calling, Wishes
from nearer.couples.shared_day import put_shared_zone
from nearer.crypto import read_code
from nearer.demo.guests import ANN, BEN, GUESTS, SAM, Guest
from nearer.people import credentials, public_identities, recovery
from nearer.people.keyring import About, Keyring
from nearer.people.models import Person
from nearer.people.names import fold
from nearer.registry.demo import Actor, Demo
from nearer.registry.installed import features
from nearer.seats import membership
from nearer.spaces.kinds import COUPLE

DAYS = 120
# At any hour: whoever tries Nearer out may do so at night.
WISHES = Wishes(3, 0, 0, pause_words="Not now. I will come back to it tomorrow.")


def is_here() -> bool:
    """Whether all of the demo's people are on this server."""
    return Person.objects.filter(name__in=[fold(guest.name) for guest in GUESTS]).count() == 3


def make() -> None:
    """Makes everybody, or nobody. Raises `NameTaken` when somebody of that name is here already."""
    zone, today = zone_here(), timezone.now().astimezone().date()
    began = today - timedelta(days=DAYS)
    with transaction.atomic():
        ann, ben = (arrive(guest, zone, together=True) for guest in (ANN, BEN))
        sam = arrive(SAM, zone, together=False)
        join(ann, ben)
        settle((ann, ANN.name), (ben, BEN.name), zone, began)
        demo = Demo(actor(ANN, ann), actor(BEN, ben), actor(SAM, sam), today, began)
        for each in features().values():
            if each.demo:
                import_string(each.demo)(demo)


def arrive(guest: Guest, zone: str, *, together: bool) -> Keyring:
    """One person: signs up and keeps the recovery code."""
    about = About(guest.name, zone, together=together)
    keyring = credentials.sign_up(guest.name, guest.passphrase, about)
    keep_code(keyring)
    return keyring


def keep_code(keyring: Keyring) -> None:
    """Proves the recovery code as a person would: by the two groups that are asked for."""
    code = recovery.unproved_code(keyring)
    if code:
        recovery.prove(keyring, *(read_code(code).groups[place] for place in recovery.ASKED))


def join(first: Keyring, second: Keyring) -> None:
    """A couple space of two people who have compared their words."""
    space = membership.create(first, COUPLE)
    own, other = (keyring.contents.pins[keyring.me.bytes] for keyring in (first, second))
    membership.admit(first, space, public_identities.find(other))
    second.change(lambda ring: ring.pins.update({first.me.bytes: own}))
    membership.catch_up(second, space.id, COUPLE)
    two = (first.me, second.me)
    Coupled.objects.bulk_create(Coupled(person_id=each, space_id=space.id) for each in two)


def settle(first: tuple[Keyring, str], second: tuple[Keyring, str], zone: str, began: date) -> None:
    """What both have said on their first day: their names, their day and their wishes."""
    for keyring, name in (first, second):
        assert keyring.couple
        space = membership.open_space(keyring, keyring.couple)
        space.put(Calling(name), calling_slot(space.me), began)
        put_shared_zone(space, zone)
        space.put(WISHES, wishes_slot(space.me), began)


def actor(guest: Guest, keyring: Keyring) -> Actor:
    own = membership.open_space(keyring, keyring.private)
    return Actor(guest.name, keyring, own, open_couple(keyring, own))


def zone_here() -> str:
    """The time zone of this machine, so that the demo's today is the same as the visitor's."""
    parts = Path("/etc/localtime").resolve().parts
    name = "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else "UTC"
    return name if name in available_timezones() else "UTC"
