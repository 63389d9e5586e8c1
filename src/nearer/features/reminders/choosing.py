"""Choosing a reminder, changing it and stopping it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone

from nearer.features.reminders.logic.when import mask, next_moment
from nearer.features.reminders.models import Reminder
from nearer.people.keyring import Keyring
from nearer.seats.membership import open_space


def chosen(keyring: Keyring) -> Reminder | None:
    return Reminder.objects.filter(person_id=keyring.me).first()


def choose(keyring: Keyring, address: str, hour: int, days: Iterable[int]) -> Reminder:
    """A mail at this hour (0 to 23) on these days (Monday is 0), in the person's time zone.

    A new address has to be confirmed by its code first; the earlier one gets nothing more.
    """
    zone, wanted = keyring.about.time_zone, mask(days)
    due = next_moment(hour, wanted, zone, timezone.now())
    row: dict[str, Any] = {"hour": hour, "days": wanted, "zone": zone, "due_at": due}
    before = chosen(keyring)
    if before is None or before.address != address:
        row |= {"address": address, "confirm_by": timezone.now()}
    return Reminder.objects.update_or_create(person_id=keyring.me, defaults=row)[0]


def calendar_id(keyring: Keyring) -> UUID:
    """The id of a person's calendar event. It follows from their key, so that nothing is kept."""
    own = open_space(keyring, keyring.private)
    return UUID(bytes=own.newest.slot("reminders.calendar"), version=4)


def stop(keyring: Keyring) -> None:
    """Deletes the reminder with its address."""
    Reminder.objects.filter(person_id=keyring.me).delete()


def follow_the_zone(keyring: Keyring) -> None:
    """Keeps the hour on the clock when the person's time zone has changed."""
    zone = keyring.about.time_zone
    for row in Reminder.objects.filter(person_id=keyring.me).exclude(zone=zone):
        due = next_moment(row.hour, row.days, zone, timezone.now())
        Reminder.objects.filter(pk=row.pk).update(zone=zone, due_at=due)
