"""An address gets no reminder before its owner has typed the code that was mailed there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.features.reminders import confirming, mails
from nearer.features.reminders.models import Reminder
from tests.cast import Friend
from tests.reminders.mailbox import Mailbox

PAGE, TRY, CONFIRM = (reverse(f"account-reminders{end}") for end in ("", "-try", "-confirm"))
ADDRESS, OTHER = "ann@mail.example", "ann@other.example"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def choose(friend: Friend, address: str = ADDRESS, hour: str = "20") -> Reminder:
    said = {"days": [str(day) for day in range(7)], "hour": hour, "address": address, "title": ""}
    assert friend.client.post(PAGE, said).status_code == 302
    return Reminder.objects.get(person_id=friend.keyring.me)


def type_in(friend: Friend, code: str) -> str:
    return friend.client.post(CONFIRM, {"code": code}, follow=True).content.decode()


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_no_reminder_goes_to_an_unconfirmed_address(ann: Friend, mailbox: Mailbox) -> None:
    row = choose(ann)
    assert mails.send_due(row.due_at) == 0
    said = ann.client.get(PAGE).content.decode()
    assert "Is this mailbox yours?" in said
    assert "E-mails go to" not in said
    assert "The next one comes" in type_in(ann, mailbox.code())
    row.refresh_from_db()
    assert row.confirm_by is None
    assert mails.send_due(row.due_at) == 1
    assert [mail["Subject"] for mail in mailbox.mails] == ["Your code", "You have a reminder"]


def test_the_mail_says_nothing_but_the_code(ann: Friend, mailbox: Mailbox) -> None:
    choose(ann)
    (mail,) = mailbox.mails
    assert mail["Subject"] == "Your code"
    assert mail["Auto-Submitted"] == "auto-generated"
    whole = mail.as_string().lower()
    for word in ("nearer", "http", "ann ", "remind", "couple", str(ann.keyring.me)):
        assert word not in whole.replace("reminder@localhost", "")


def test_the_code_may_be_typed_with_spaces_and_not_wrongly(ann: Friend, mailbox: Mailbox) -> None:
    choose(ann)
    code = mailbox.code()
    assert "This code does not match." in type_in(ann, other_than(code))
    assert "This code does not match." in type_in(ann, "by heart")
    assert Reminder.objects.get().confirm_by
    type_in(ann, f" {code[:3]} {code[3:]} ")
    assert Reminder.objects.get().confirm_by is None


def test_nobody_tries_all_codes(ann: Friend, mailbox: Mailbox) -> None:
    choose(ann)
    said = [type_in(ann, other_than(mailbox.code())) for _ in range(confirming.TYPED + 1)]
    assert "Please wait" not in said[-2]
    assert "Please wait" in said[-1]
    assert "Please wait" in type_in(ann, mailbox.code())
    assert Reminder.objects.get().confirm_by


def test_a_code_expires_after_an_hour_and_a_new_one_can_be_sent(
    ann: Friend, mailbox: Mailbox
) -> None:
    row = choose(ann)
    first = mailbox.code()
    with time_machine.travel(timezone.now() + confirming.LASTS):
        ann.client = ann.another_client()
        assert "This code has expired." in type_in(ann, first)
        ann.client.post(TRY)
        assert len(mailbox.mails) == 2
        assert "This code does not match." in type_in(ann, first)
        assert "The next one comes" in type_in(ann, mailbox.code())
    row.refresh_from_db()
    assert row.confirm_by is None


def test_a_new_address_waits_again_and_other_hours_do_not(ann: Friend, mailbox: Mailbox) -> None:
    choose(ann)
    type_in(ann, mailbox.code())
    assert choose(ann, hour="7").confirm_by is None
    row = choose(ann, OTHER)
    assert mails.send_due(row.due_at) == 0
    assert mailbox.addresses == [ADDRESS, OTHER]
    type_in(ann, mailbox.code())
    assert Reminder.objects.get().confirm_by is None


def test_a_code_is_of_one_person_and_one_address(
    ann: Friend, ben: Friend, mailbox: Mailbox
) -> None:
    choose(ann)
    hers = mailbox.code()
    choose(ben, OTHER)
    if hers != mailbox.code():
        assert "This code does not match." in type_in(ben, hers)
    assert Reminder.objects.filter(confirm_by=None).count() == 0


def test_nobody_fills_somebodys_mailbox(ann: Friend, ben: Friend, mailbox: Mailbox) -> None:
    for friend in (ann, ben):
        choose(friend)
        for _ in range(3):
            friend.client.post(TRY)
    assert mailbox.addresses == [ADDRESS] * confirming.TO_ONE_ADDRESS
    assert "Please wait" in ann.client.get(PAGE).content.decode()


def test_what_nobody_confirms_is_forgotten_after_a_day(ann: Friend, ben: Friend) -> None:
    choose(ann)
    row = choose(ben, OTHER)
    Reminder.objects.filter(pk=row.pk).update(confirm_by=None)
    late = timezone.now() + confirming.LASTS + confirming.FORGOTTEN
    assert confirming.forget_unconfirmed(late - timedelta(minutes=5)) == 0
    assert confirming.forget_unconfirmed(late) == 1
    assert Reminder.objects.get().person_id == ben.keyring.me


def test_a_mail_server_that_does_not_answer_leaves_the_address_unconfirmed(
    ann: Friend, closed_office: Callable[[], None]
) -> None:
    closed_office()
    assert choose(ann).confirm_by
    said = ann.client.get(PAGE).content.decode()
    assert "No e-mail can be sent at the moment. It is not your fault." in said
    assert "Send a new code" in said


def test_the_code_lies_in_no_row(ann: Friend, mailbox: Mailbox) -> None:
    row = choose(ann)
    kept = " ".join(str(each) for each in Reminder.objects.filter(pk=row.pk).values_list()[0])
    assert not re.search(mailbox.code(), kept)
