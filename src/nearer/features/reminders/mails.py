"""E-mails, of which there are two: the reminder, and the code that confirms an address.

Neither says what about nor where from. Whoever reads the mailbox, or the mail servers on the way,
learns nothing else: the text is the same for everybody and always, without a link and without a
tracking pixel.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from smtplib import SMTPException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from nearer.features.reminders.logic.when import is_in_time, next_moment
from nearer.features.reminders.models import Reminder
from nearer.registry.declaration import Undone
from nearer.store.reasons import Reason, mail_reason

# In the log, with reasons from our list.
NOT_ALL = "the mail server did not take every reminder (%s); what it may take later is tried again"
# What the mail library and the network raise. Its own refusals to write a mail down are no OSError.
FAILURES = (SMTPException, OSError, ValueError)


class NotSent(Exception):
    """The mail server could not be reached, or did not take a mail."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def is_about_the_address(self) -> bool:
        return self.reason is Reason.NOT_TAKEN


def send_due(now: datetime) -> int:
    """Sends what is due. Returns how many mails; raises `Undone` if not all were taken.

    Each is claimed before it is sent (at most once): two ticks at once send one mail, and after a
    failure none comes twice. What a server does not take yet is tried again with the next tick.
    What is long overdue, because nothing ran, is skipped: it would come at an hour that was not
    chosen.
    """
    stays = {"person__delete_after": None, "person__barred_on": None}
    due = Reminder.objects.filter(due_at__lte=now, confirm_by=None, **stays)
    sent, reasons = 0, set[Reason]()
    for reason in _send_all(list(due), now):
        if reason:
            reasons.add(reason)
        else:
            sent += 1
    if reasons:
        raise Undone(NOT_ALL % ", ".join(sorted(reasons)), sent)
    return sent


def send_one(letter: EmailMessage) -> None:
    """Sends one mail at once. Raises `NotSent`."""
    with line() as connection:
        try:
            connection.send_messages([letter])
        except FAILURES as error:
            raise NotSent(mail_reason(error)) from None


def mail(address: str) -> EmailMessage:
    words = _("You have a reminder")
    return _mail(address, words, f"{words}.")


def code_mail(address: str, code: str) -> EmailMessage:
    """The code is not in the subject, which lock screens show."""
    words = _("Your code is %(code)s. It works for an hour. If you didn’t ask for this, ignore it.")
    return _mail(address, _("Your code"), words % {"code": code})


def _mail(address: str, subject: str, words: str) -> EmailMessage:
    headers = {
        # Django's own would name the machine.
        "Message-ID": f"<{uuid.uuid4().hex}@{settings.MAIL_DOMAIN}>",
        "Auto-Submitted": "auto-generated",  # no out-of-office replies (RFC 3834)
    }
    return EmailMessage(subject, words, to=[address], headers=headers)


@contextmanager
def line() -> Iterator[BaseEmailBackend]:
    """An open connection to the mail server. Raises `NotSent`."""
    connection = get_connection()
    try:
        connection.open()
    except FAILURES as error:
        raise NotSent(mail_reason(error)) from None
    try:
        yield connection
    finally:
        with suppress(*FAILURES):  # a goodbye that is not heard takes nothing back
            connection.close()


def _claim(row: Reminder, now: datetime) -> datetime | None:
    """Moves the row on to its next moment. Returns that if it was this tick that did, and in
    time."""
    after = next_moment(row.hour, row.days, row.zone, now)
    claimed = Reminder.objects.filter(pk=row.pk, due_at=row.due_at).update(due_at=after)
    return after if claimed and is_in_time(row.due_at, now) else None


def _send_all(rows: list[Reminder], now: datetime) -> Iterator[Reason | None]:
    """For each mail of this tick nothing, or why it was not taken. A server that takes none now is
    not asked for the others."""
    if not rows:
        return
    try:
        with line() as connection:
            for row in rows:
                if after := _claim(row, now):
                    yield _send(connection, row, after)
    except NotSent as error:
        yield error.reason


def _send(connection: BaseEmailBackend, row: Reminder, after: datetime) -> Reason | None:
    """Raises `NotSent` for a reason that holds for the next mail too."""
    try:
        connection.send_messages([mail(row.address)])
    except SMTPServerDisconnected as error:
        # It may have been taken. Nobody gets one twice.
        raise NotSent(mail_reason(error)) from None
    except FAILURES as error:
        reason = mail_reason(error)
    else:
        return None
    if reason is Reason.NOT_TAKEN:
        return reason
    Reminder.objects.filter(pk=row.pk, due_at=after).update(due_at=row.due_at)
    if reason is not Reason.LATER:
        raise NotSent(reason)
    return reason
