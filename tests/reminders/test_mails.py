"""Mails, by a real mail server: when, how often, and that they say nothing."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection

from nearer.features.reminders import choosing, mails
from nearer.features.reminders.models import Reminder
from nearer.people import barring, erasing
from nearer.people.keyring import Contents
from nearer.registry.declaration import Undone
from nearer.store.reasons import mail_reason
from tests.at_once import at_once
from tests.cast import Friend
from tests.reminders.conftest import lead_to
from tests.reminders.mailbox import Mailbox, certificate, post_office

EVERY_DAY = range(7)
ADDRESS = "ann@mail.example"


def choose(friend: Friend, address: str = ADDRESS) -> datetime:
    """20:00 every day, at a confirmed address. Returns when the first mail is due."""
    choosing.choose(friend.keyring, address, 20, EVERY_DAY)
    Reminder.objects.filter(person_id=friend.keyring.me).update(confirm_by=None)
    return due(friend)


def left(now: datetime) -> tuple[int, str]:
    """How many mails a tick sends to a server that does not take all, and why."""
    with pytest.raises(Undone) as undone:
        mails.send_due(now)
    reasons = re.search(r"\((.*)\)", str(undone.value))
    assert reasons
    return undone.value.count, reasons[1]


def due(friend: Friend) -> datetime:
    return Reminder.objects.get(person_id=friend.keyring.me).due_at


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_a_mail_comes_at_its_time_and_once(ann: Friend, ben: Friend, mailbox: Mailbox) -> None:
    moment = choose(ann)
    assert mails.send_due(moment - timedelta(seconds=1)) == 0
    assert mails.send_due(moment + timedelta(seconds=30)) == 1
    assert mails.send_due(moment + timedelta(seconds=90)) == 0
    assert mailbox.addresses == [ADDRESS]
    assert due(ann) > moment + timedelta(hours=22)
    assert not Reminder.objects.filter(person_id=ben.keyring.me).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_the_mail_says_nothing(ann: Friend, mailbox: Mailbox) -> None:
    mails.send_due(choose(ann))
    (mail,) = mailbox.mails
    assert mail["Subject"] == "You have a reminder"
    assert mail.get_payload() == "You have a reminder.\r\n"
    assert mail["To"] == ADDRESS
    assert mail["From"] == "reminder@localhost"
    assert mail["Message-ID"].endswith("@localhost>")
    assert set(mail.keys()) - {"X-Peer", "X-MailFrom", "X-RcptTo"} == {
        "Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Subject", "From", "To",
        "Date", "Message-ID", "Auto-Submitted",
    }  # fmt: skip
    whole = mail.as_string().lower()
    for word in ("nearer", "http", "ann ", str(ann.keyring.me)):
        assert word not in whole


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_two_people_do_not_see_each_other(ann: Friend, ben: Friend, mailbox: Mailbox) -> None:
    choose(ann)
    moment = choose(ben, "ben@mail.example")
    assert mails.send_due(moment) == 2
    assert [len(each.rcpt_tos) for each in mailbox.envelopes] == [1, 1]
    assert {mail["To"] for mail in mailbox.mails} == {ADDRESS, "ben@mail.example"}


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_missed_mails_do_not_come_in_a_heap(ann: Friend, mailbox: Mailbox) -> None:
    later = choose(ann) + timedelta(days=3, hours=2)
    assert mails.send_due(later) == 0
    assert mailbox.mails == []
    assert later < due(ann) <= later + timedelta(days=1)


@pytest.mark.django_db
def test_without_a_mail_server_a_mail_waits_for_a_while(
    ann: Friend, closed_office: Callable[[], None]
) -> None:
    moment = choose(ann)
    closed_office()
    assert left(moment) == (0, "refused")
    assert due(ann) == moment


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_a_refused_address_holds_up_nobody(ann: Friend, ben: Friend, mailbox: Mailbox) -> None:
    mailbox.refused.add(ADDRESS)
    choose(ann)
    moment = choose(ben, "ben@mail.example")
    assert left(moment) == (1, "not taken")
    assert mailbox.addresses == ["ben@mail.example"]
    assert due(ann) > moment


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_what_a_server_wants_later_is_tried_again(
    ann: Friend, ben: Friend, mailbox: Mailbox
) -> None:
    mailbox.later.add(ADDRESS)
    moment = choose(ann)
    choose(ben, "ben@mail.example")
    assert left(moment) == (1, "later")  # the other one goes
    assert due(ann) == moment
    assert left(moment + timedelta(minutes=1)) == (0, "later")
    mailbox.later.clear()
    assert mails.send_due(moment + timedelta(minutes=2)) == 1
    assert mails.send_due(moment + timedelta(minutes=3)) == 0
    assert sorted(mailbox.addresses) == [ADDRESS, "ben@mail.example"]
    mailbox.later.add(ADDRESS)
    tomorrow = due(ann)
    assert left(tomorrow) == (1, "later")  # the other one's
    assert mails.send_due(tomorrow + timedelta(hours=1)) == 0  # not at an hour nobody chose
    assert due(ann) > tomorrow


@pytest.mark.django_db
def test_a_server_that_takes_nothing_in_clear_loses_no_reminder(
    ann: Friend, mailbox: Mailbox, settings: LazySettings, tmp_path: Path
) -> None:
    office = post_office(mailbox, certificate(tmp_path)[0])
    lead_to(settings, office.port)
    moment = choose(ann)
    assert left(moment) == (0, "tls")
    office.stop()
    assert due(ann) == moment
    assert mailbox.mails == []


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_a_mail_that_cannot_be_written_holds_up_nobody(
    ann: Friend, ben: Friend, mailbox: Mailbox
) -> None:
    moment = choose(ann, "ann@mail.example\nBcc: eve@mail.example")
    choose(ben, "ben@mail.example")
    assert left(moment) == (1, "not taken")
    assert mailbox.addresses == ["ben@mail.example"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (451, b"x")}), "later"),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"x")}), "not taken"),
        (smtplib.SMTPSenderRefused(530, b"Must issue STARTTLS", "a"), "tls"),
        (smtplib.SMTPSenderRefused(530, b"Authentication required", "a"), "sign-in"),
        (smtplib.SMTPSenderRefused(550, b"x", "a"), "refused"),
        (smtplib.SMTPDataError(554, b"x"), "not taken"),
        (smtplib.SMTPDataError(452, b"x"), "later"),
        (smtplib.SMTPAuthenticationError(535, b"x"), "sign-in"),
        (smtplib.SMTPNotSupportedError("x"), "tls"),
        (smtplib.SMTPServerDisconnected("x"), "lost"),
        (ssl.SSLCertVerificationError("x"), "certificate"),
        (ssl.SSLError("WRONG_VERSION_NUMBER"), "tls"),
        (socket.gaierror(-2, "x"), "no such host"),
        (TimeoutError(), "timeout"),
        (ConnectionRefusedError(), "refused"),
        (UnicodeEncodeError("ascii", "ä", 0, 1, "x"), "not taken"),
    ],
)
def test_each_failure_has_its_reason(error: Exception, reason: str) -> None:
    assert mail_reason(error) == reason


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("office")
def test_two_ticks_at_once_send_one_mail(ann: Friend, mailbox: Mailbox) -> None:
    moment = choose(ann)
    connection.close()
    assert sorted(at_once([lambda: mails.send_due(moment)] * 4)) == [0, 0, 0, 1]  # type: ignore[type-var]
    assert len(mailbox.mails) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_who_is_about_to_be_deleted_or_barred_gets_none(ann: Friend, mailbox: Mailbox) -> None:
    moment = choose(ann)
    erasing.ask_to_erase(ann.keyring)
    assert mails.send_due(moment) == 0
    erasing.keep_after_all(ann.keyring)
    barring.bar(ann.keyring.owner)
    assert mails.send_due(moment) == 0
    erasing.erase(ann.keyring.owner)
    assert not Reminder.objects.exists()
    assert mailbox.mails == []


@pytest.mark.django_db
def test_the_hour_moves_with_the_person(ann: Friend) -> None:
    choose(ann)

    def move(contents: Contents) -> None:
        contents.about.time_zone = "Asia/Tokyo"

    with time_machine.travel("2026-11-23 18:00Z", tick=False):
        ann.keyring.change(move)
        assert due(ann).isoformat() == "2026-11-24T11:00:00+00:00"
    assert Reminder.objects.get().zone == "Asia/Tokyo"
