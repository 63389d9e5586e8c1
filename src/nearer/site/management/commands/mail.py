"""Sends one mail to an address of yours, from the sender and by the server of reminders."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import CommandParser

from nearer.site.command_errors import Refused
from nearer.site.our_command import OurCommand
from nearer.store.reasons import mail_reason


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="where to, like olu@practice.example")

    def handle(self, *_: Any, address: str, **__: Any) -> None:
        if not settings.SENDS_MAIL:
            raise Refused("There is no NEARER_SMTP, so no mail is ever sent.")
        letter = EmailMessage("A test", "The mail server takes mails.", to=[address])
        try:
            get_connection().send_messages([letter])
        except (SMTPException, OSError, ValueError) as error:
            reason = mail_reason(error)
            raise Refused(f"The mail server did not take it ({reason}).") from None
        self.stdout.write(f"The mail server took it, from {settings.DEFAULT_FROM_EMAIL}.")
