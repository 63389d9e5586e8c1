"""E-mail confirmation: a code sent to a mailbox shows whether it is the person's own.

The code is derived from the row and the server's signing key, so it is stored nowhere. It is valid
until `confirm_by`; a new one makes the one before invalid. Until it is typed no reminder is sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from nearer.features.reminders import mails
from nearer.features.reminders.logic.when import next_moment
from nearer.features.reminders.models import Reminder
from nearer.people import rate_limits

LASTS = timedelta(hours=1)
FORGOTTEN = timedelta(days=1)
DIGITS = 6
TO_ONE_ADDRESS, BY_ONE_PERSON, TYPED = 3, 6, 6


def send_code(row: Reminder) -> None:
    """Sends a new code and sets `confirm_by`. Raises `TooManyTries` and `NotSent`."""
    rate_limits.count("code to", row.address.casefold(), TO_ONE_ADDRESS)
    rate_limits.count("code by", str(row.pk), BY_ONE_PERSON)
    row.confirm_by = timezone.now().replace(microsecond=0) + LASTS
    row.save(update_fields=["confirm_by"])
    mails.send_one(mails.code_mail(row.address, code(row)))


def code(row: Reminder) -> str:
    """Six digits, derived from the person, the address and `confirm_by`."""
    assert row.confirm_by
    said = f"{row.pk} {row.address} {row.confirm_by.timestamp():.0f}"
    digest = salted_hmac("nearer.features.reminders", said, algorithm="sha256").digest()
    return f"{int.from_bytes(digest) % 10**DIGITS:0{DIGITS}}"


def has_lapsed(row: Reminder) -> bool:
    return row.confirm_by is not None and row.confirm_by <= timezone.now()


def confirm(row: Reminder, typed: str) -> bool:
    """Whether the code is right and in time; then mails are sent from now on. Raises
    `TooManyTries`."""
    rate_limits.count("code typed", str(row.pk), TYPED)
    if row.confirm_by is None or has_lapsed(row):
        return False
    if not constant_time_compare(typed, code(row)):
        return False
    due = next_moment(row.hour, row.days, row.zone, timezone.now())
    same = Reminder.objects.filter(pk=row.pk, address=row.address, confirm_by=row.confirm_by)
    return bool(same.update(confirm_by=None, due_at=due))


def forget_unconfirmed(now: datetime) -> int:
    """Deletes addresses that nobody has confirmed. Returns how many."""
    return Reminder.objects.filter(confirm_by__lte=now - FORGOTTEN).delete()[0]
