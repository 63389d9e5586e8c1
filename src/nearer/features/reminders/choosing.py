"""Choosing a reminder, changing it and stopping it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from nearer.features.reminders.logic.when import mask, next_moment
from nearer.features.reminders.models import Reminder
from nearer.people.keyring import Keyring


def chosen(keyring: Keyring) -> Reminder | None:
    return Reminder.objects.filter(person_id=keyring.me).first()


def choose(keyring: Keyring, address: str, hour: int, days: Iterable[int]) -> Reminder:
    """A mail at this hour on these days, from the next one on.

    A new address waits for its code first, and nothing goes to the one before.
    """
    zone, wanted = keyring.about.time_zone, mask(days)
    due = next_moment(hour, wanted, zone, timezone.now())
    row: dict[str, Any] = {"hour": hour, "days": wanted, "zone": zone, "due_at": due}
    before = chosen(keyring)
    if before is None or before.address != address:
        row |= {"address": address, "confirm_by": timezone.now()}
    return Reminder.objects.update_or_create(person_id=keyring.me, defaults=row)[0]


def stop(keyring: Keyring) -> None:
    """No mails any more; the address is forgotten."""
    Reminder.objects.filter(person_id=keyring.me).delete()


def follow_the_zone(keyring: Keyring) -> None:
    """Who moves to another zone keeps the hour on their own wall."""
    zone = keyring.about.time_zone
    for row in Reminder.objects.filter(person_id=keyring.me).exclude(zone=zone):
        due = next_moment(row.hour, row.days, zone, timezone.now())
        Reminder.objects.filter(pk=row.pk).update(zone=zone, due_at=due)
