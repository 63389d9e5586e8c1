"""What the reminders feature declares: its pages, its jobs and its listener."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nearer.features.reminders.choosing import follow_the_zone
from nearer.features.reminders.confirming import forget_unconfirmed
from nearer.features.reminders.mails import send_due
from nearer.people import events
from nearer.people.request import Request
from nearer.registry.declaration import Feature, Public, signed_in_only
from nearer.ui.links import Link


def link(_request: Request, _private: object) -> Iterator[Link]:
    """Among one's devices, since it is about when they are reached for."""
    words = _("At times you choose, or none")
    yield Link(_("Reminders"), reverse("account-reminders"), words)


FEATURE = Feature(
    outside="nearer.features.reminders.urls",
    public={
        "account-reminders": signed_in_only("an hour for a mail that says nothing"),
        "account-reminders-confirm": Public("the code that was mailed there", 405, 404),
        "account-reminders-calendar": Public("the same in one's own calendar", 405, 404),
        "account-reminders-try": Public("sends that mail once", 405, 404),
        "account-reminders-stop": Public("no more mails", 405, 404),
    },
    links={"devices": link},
    # Mails last: a mail server may be slow.
    due={"addresses forgotten": forget_unconfirmed, "reminders sent": send_due},
    on=[(events.changed, follow_the_zone)],
)
