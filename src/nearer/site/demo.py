"""People to try Nearer out with: Ann and Ben, a couple with 120 days behind them, and Sam, alone.

Everything goes through the same doors as a real person's: keys, spaces, sealed entries. Only the
days come from `nearer.insights.logic.simulation`, always the same ones, up to yesterday.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import available_timezones

import msgspec
from django.db import transaction
from django.utils import timezone

from nearer.crypto import read_code
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.insights.logic.simulation import Day, simulate
from nearer.ours import lines, sharing
from nearer.pairing.home import put_home
from nearer.pairing.logic.slots import calling_slot
from nearer.pairing.models import Coupled
from nearer.pairing.payloads import Calling
from nearer.people import credentials, recovery
from nearer.people.keyring import About, Keyring
from nearer.people.models import Person
from nearer.people.names import fold
from nearer.site import demo_words
from nearer.spaces import grants, membership
from nearer.spaces.kinds import COUPLE, PRIVATE
from nearer.spaces.space import Entry, OpenSpace

SEED = 7
DAYS, DAYS_ALONE = 120, 12
# When the day's check-in is written: somewhere in these minutes after eight in the evening.
EVENING, MINUTES = time(20), 150


@dataclass(frozen=True)
class Guest:
    """Somebody of the demo, and how to come in as them."""

    name: str
    passphrase: str


ANN = Guest("Ann", "seven quiet lanterns")
BEN = Guest("Ben", "rain on the allotment")
SAM = Guest("Sam", "one cup for the morning")
GUESTS = (ANN, BEN, SAM)


def is_here() -> bool:
    """Whether all of the demo's people are on this server."""
    return Person.objects.filter(name__in=[fold(guest.name) for guest in GUESTS]).count() == 3


def make() -> None:
    """Makes everybody, or nobody. Raises `NameTaken` when somebody of that name is here already."""
    zone = zone_here()
    until = timezone.now().astimezone().date()
    lives = simulate(SEED, DAYS, first=until - timedelta(days=DAYS))
    with transaction.atomic():
        ann = arrive(ANN, zone, lives.ann, together=True)
        ben = arrive(BEN, zone, lives.ben, together=True)
        join(ann, ben)
        hers = show(ann, ANN.name, "whole", until - timedelta(days=DAYS))
        show(ben, BEN.name, "sentence", until - timedelta(days=DAYS))
        privates, couples = zip(spaces(ann), spaces(ben), strict=True)
        demo_words.share(privates, couples)
        demo_words.hear(couples[demo_words.BEN], hers)
        arrive(SAM, zone, without_words(lives.ann[-DAYS_ALONE:]), together=False)


def arrive(guest: Guest, zone: str, lived: Iterable[Day], *, together: bool) -> Keyring:
    """One person: signs up, keeps the recovery code, and has written on most days since."""
    about = About(guest.name, zone, together=together)
    keyring = credentials.sign_up(guest.name, guest.passphrase, about)
    keep_code(keyring)
    space = membership.open_space(keyring, keyring.private)
    for each in lived:
        write(space, each)
    return keyring


def keep_code(keyring: Keyring) -> None:
    """Proves the recovery code as a person would: by the two groups that are asked for."""
    code = recovery.unproved_code(keyring)
    if code:
        recovery.prove(keyring, *(read_code(code).groups[place] for place in recovery.ASKED))


def write(space: OpenSpace, lived: Day) -> None:
    if lived.checkin:
        moment = evening_of(lived.day, space)
        then = replace(space, clock=lambda: moment)
        then.put(lived.checkin, slot=check_in_slot(lived.day), day=lived.day)


def evening_of(day: date, space: OpenSpace) -> datetime:
    """A minute of that evening, where the person lives; the same one each time."""
    minute = random.Random(f"{SEED} {day}").randrange(MINUTES)  # noqa: S311  (no secret)
    begin = datetime.combine(day, EVENING, space.zone)
    return (begin + timedelta(minutes=minute)).astimezone(UTC)


def without_words(lived: Iterable[Day]) -> list[Day]:
    """The days with their marks alone: Ann's sentences are about Ben."""
    return [
        replace(each, checkin=msgspec.structs.replace(each.checkin, sentence=""))
        for each in lived
        if each.checkin
    ]


def join(first: Keyring, second: Keyring) -> None:
    """A couple space of two people who have compared their words."""
    space = membership.create(first, COUPLE)
    own, other = (keyring.contents.pins[keyring.me.bytes] for keyring in (first, second))
    membership.admit(first, space, grants.identity(other))
    second.change(lambda ring: ring.pins.update({first.me.bytes: own}))
    membership.catch_up(second, space.id, COUPLE)
    two = (first.me, second.me)
    Coupled.objects.bulk_create(Coupled(person_id=each, space_id=space.id) for each in two)


def spaces(keyring: Keyring) -> tuple[OpenSpace, OpenSpace]:
    """One's own, and the couple's."""
    private, couple = (keyring.spaces(kind.name)[0] for kind in (PRIVATE, COUPLE))
    return membership.open_space(keyring, private), membership.open_space(keyring, couple)


def show(keyring: Keyring, name: str, part: sharing.Part, began: date) -> Entry[SharedCheckIn]:
    """What one of the two lets the other see: a name, how close they felt, and one day's words."""
    private, couple = spaces(keyring)
    couple.put(Calling(name), calling_slot(couple.me), began)
    put_home(couple, keyring.about.time_zone)
    lines.release(private, couple, "closeness")
    told = next(entry for entry in private.entries(CheckIn) if entry.payload.sentence)
    moment = told.at + timedelta(minutes=30)
    then = replace(couple, clock=lambda: moment)
    return sharing.put(then, sharing.cut(told.payload, part, "just-listen"), told.day)


def zone_here() -> str:
    """The time zone of this machine, so that the demo's today is the same as the visitor's."""
    parts = Path("/etc/localtime").resolve().parts
    name = "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else "UTC"
    return name if name in available_timezones() else "UTC"
