"""The page "Reminders": off until chosen, honest about what is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from nearer.features.reminders.models import Reminder
from tests.cast import Friend
from tests.reminders.mailbox import Mailbox

PAGE, FILE, TRY, STOP, CONFIRM = (
    reverse(f"account-reminders{end}") for end in ("", "-calendar", "-try", "-stop", "-confirm")
)
WISH = {"days": ["0", "3"], "hour": "20", "address": "ann@mail.example", "title": ""}


def post(friend: Friend, path: str, **more: Any) -> HttpResponse:
    return friend.client.post(path, WISH | more)


def said(friend: Friend) -> str:
    return friend.client.get(PAGE).content.decode()


def confirmed(friend: Friend, mailbox: Mailbox) -> None:
    """Types the code that came by mail."""
    friend.client.post(CONFIRM, {"code": mailbox.code()})


@pytest.mark.django_db
@pytest.mark.parametrize("path", [PAGE, FILE, TRY, STOP, CONFIRM])
def test_strangers_find_nothing(client: Client, path: str) -> None:
    assert client.post(path, WISH).status_code == 404
    assert client.get(path).status_code in (404, 405)


@pytest.mark.usefixtures("office")
def test_a_reminder_is_off_until_chosen_and_off_again_when_stopped(
    ann: Friend, ben: Friend, mailbox: Mailbox
) -> None:
    assert "As it is now" not in said(ann)
    assert post(ann, PAGE).status_code == 302
    row = Reminder.objects.get()
    assert (row.person_id, row.hour, row.days, row.zone) == (ann.keyring.me, 20, 9, "Europe/Berlin")
    confirmed(ann, mailbox)
    assert "E-mails go to ann@mail.example." in said(ann)
    assert "ann@mail.example" not in said(ben)
    post(ann, PAGE, days=["6"], hour="7")
    assert Reminder.objects.get().days == 64
    post(ann, STOP)
    assert not Reminder.objects.exists()
    assert "ann@mail.example" not in said(ann)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"address": ""}, "E-mails need an address."),
        ({"address": "ann"}, "Enter a valid email address."),
        ({"address": "a@b.example\r\nBcc: c@d.example"}, "Enter a valid email address."),
        ({"address": "a@[127.0.0.1]"}, "Enter a valid email address."),
        ({"address": "a@[IPv6:::1]"}, "Enter a valid email address."),
        ({"address": "root@localhost"}, "Enter a valid email address."),
        ({"title": "Coffee\u000bX"}, "A title has to stand on one line."),
        ({"title": "Coffee\u0085X"}, "A title has to stand on one line."),
        ({"title": "Coffee\u2028X"}, "A title has to stand on one line."),
        ({"days": []}, "This still needs your answer."),
        ({"hour": "24"}, "Please choose one of those shown."),
    ],
)
def test_what_is_not_right_is_said_and_not_kept(
    ann: Friend, wrong: dict[str, Any], words: str
) -> None:
    assert words in post(ann, PAGE, **wrong).content.decode()
    assert not Reminder.objects.exists()


def test_the_calendar_file_needs_no_address_and_no_row(ann: Friend) -> None:
    answer = post(ann, FILE, address="", title="Water the plants")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "Water the plants"
    assert event.start.tzinfo is not None
    assert str(event.start.tzinfo) == "Europe/Berlin"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert not Reminder.objects.exists()
    (event,) = Calendar.from_ical(post(ann, FILE).content).walk("VEVENT")
    assert event["SUMMARY"] == "Coffee"
    assert b"This still needs your answer." in post(ann, FILE, days=[]).content


@pytest.mark.usefixtures("office")
def test_a_mail_can_be_tried_a_few_times(ann: Friend, mailbox: Mailbox) -> None:
    assert ann.client.post(TRY).status_code == 404
    post(ann, PAGE)
    confirmed(ann, mailbox)
    for _ in range(5):
        ann.client.post(TRY)
    assert mailbox.addresses == ["ann@mail.example"] * 4
    subjects = [mail["Subject"] for mail in mailbox.mails]
    assert subjects == ["Your code", *["You have a reminder"] * 3]
    assert "Please wait" in said(ann)


def test_a_mail_server_that_does_not_answer_is_reported(
    ann: Friend, office: Controller, closed_office: Callable[[], None]
) -> None:
    post(ann, PAGE)
    closed_office()
    ann.client.post(TRY)
    assert "No e-mail can be sent at the moment. It is not your fault." in said(ann)


def test_an_address_that_is_refused_is_said_to_be(
    ann: Friend, office: Controller, mailbox: Mailbox
) -> None:
    mailbox.refused.add("ann@mail.example")
    post(ann, PAGE)
    assert "The e-mail server did not take it. Please check the address." in said(ann)


def test_a_server_without_mail_offers_none(ann: Friend, settings: LazySettings) -> None:
    settings.SENDS_MAIL = False
    assert "This server does not send e-mails." in said(ann)
    post(ann, PAGE)
    assert not Reminder.objects.exists()


def test_what_the_server_reads_is_said_beside_the_field(ann: Friend, office: Controller) -> None:
    words = said(ann)
    assert "The server can read this address, the hour and the days" in words
    assert "Anyone who can open this mailbox sees the e-mails" in words
