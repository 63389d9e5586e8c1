"""Account deletion: seven days to change one's mind, then nothing is left.

Only the day is stored, and whether what was shared is deleted too. Nothing else happens until that
day: signing in before it shows the pending deletion and lets the person cancel it. The job that
deletes needs no key.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nearer.people import events
from nearer.people.keyring import Keyring
from nearer.people.models import Person, Session
from nearer.people.sessions import end


def ask_to_erase(keyring: Keyring, *, withdraws: bool = False) -> datetime:
    """Sets the day of deletion and locks every device. Returns the moment.

    `withdraws`: what the person shared in a couple that has not ended is deleted too.
    """
    moment = timezone.now() + timedelta(days=settings.NEARER_GRACE_DAYS)
    with transaction.atomic():
        Person.objects.filter(pk=keyring.me).update(delete_after=moment, withdraws=withdraws)
        end(Session.objects.filter(person_id=keyring.me))
    return moment


def keep_after_all(keyring: Keyring) -> None:
    """Cancels the pending deletion."""
    Person.objects.filter(pk=keyring.me).update(delete_after=None, withdraws=False)
    keyring.owner.delete_after, keyring.owner.withdraws = None, False


def erase(person: Person) -> None:
    """Deletes a person now, with wraps, keyring, sessions and all that is theirs alone."""
    with transaction.atomic():
        end(Session.objects.filter(person=person))
        events.erased(person)
        person.delete()


def erase_due(now: datetime) -> int:
    """Deletes every account whose day has come. Returns how many."""
    due = Person.objects.filter(delete_after__lte=now)
    erased = 0
    for person in due:
        with transaction.atomic():
            # Claimed by a conditional update: two ticks, or a last-minute cancellation, cannot
            # race.
            if due.filter(pk=person.pk).update(delete_after=now):
                person.refresh_from_db(fields=["withdraws"])
                erase(person)
                erased += 1
    return erased
