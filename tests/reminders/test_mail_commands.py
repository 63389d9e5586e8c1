"""Mails that `nearer tick`, the server and `nearer mail` send, by a real mail server."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from tests.reminders.mailbox import NAME, PASSWORD, Mailbox, certificate, post_office
from tests.site.house import PATIENCE, House

ADDRESS = "ann@mail.example"
NAME_AND_PASSWORD = ":".join(quote(each, safe="") for each in (NAME, PASSWORD))


def test_the_command_sends_under_seal_and_only_to_whom_it_knows(
    build: Callable[..., House], mailbox: Mailbox, tmp_path: Path
) -> None:
    seal, public = certificate(tmp_path)
    office = post_office(mailbox, seal)
    address = f"smtp://{NAME_AND_PASSWORD}@localhost:{office.port}?tls=1"
    house = build(NEARER_SMTP=address, NEARER_MAIL_FROM="note@mail.example")
    try:
        make_one_due(house)
        unknown = house.nearer("tick")
        known = house.nearer("tick", SSL_CERT_FILE=str(public))
    finally:
        office.stop()
    assert "reminders sent: 0" in unknown.stdout
    assert unknown.stderr.startswith("the mail server did not take every reminder (certificate); ")
    assert unknown.stderr.count("\n") == 1
    assert (unknown.returncode, known.returncode) == (1, 0)
    assert "reminders sent: 1" in known.stdout
    assert mailbox.addresses == [ADDRESS]
    assert mailbox.mails[0]["From"] == "note@mail.example"


def test_the_servers_own_tick_says_why_a_reminder_waits(build: Callable[..., House]) -> None:
    house = build(NEARER_SMTP="smtp://127.0.0.1:1")
    make_one_due(house, "--no-tick")
    house.start()
    until = time.monotonic() + PATIENCE
    while "did not take" not in house.read_log():
        assert time.monotonic() < until, house.read_log()
        time.sleep(0.1)
    house.stop()
    assert "WARNING" in house.read_log()
    assert "every reminder (refused); what it may take later is tried again\n" in house.read_log()
    assert ADDRESS not in house.read_log()


def make_one_due(house: House, *words: str) -> None:
    house.start(*words)
    house.browser().sign("up", "Ann")
    house.stop()
    asked = (
        "from datetime import timedelta; from django.utils import timezone;"
        "from nearer.people.models import Person;"
        "from nearer.features.reminders.models import Reminder;"
        f"Reminder.objects.create(person=Person.objects.get(), address='{ADDRESS}', hour=20,"
        "days=127, zone='UTC', due_at=timezone.now() - timedelta(minutes=1))"
    )
    made = house.nearer("shell", "--command", asked)
    assert made.returncode == 0, made.stderr


def test_the_operator_sends_a_test_mail(build: Callable[..., House], mailbox: Mailbox) -> None:
    office = post_office(mailbox)
    house = build(
        NEARER_SMTP=f"smtp://127.0.0.1:{office.port}",
        NEARER_MAIL_FROM='"Lind, reminders" <note@münchen.example>',
    )
    sent = house.nearer("mail", "olu@mail.example")
    mailbox.refused.add("olu@mail.example")
    refused = house.nearer("mail", "olu@mail.example")
    office.stop()
    gone = house.nearer("mail", "olu@mail.example")
    assert sent.returncode == 0, sent.stderr
    assert mailbox.addresses == ["olu@mail.example"]
    assert mailbox.mails[0]["From"] == '"Lind, reminders" <note@xn--mnchen-3ya.example>'
    assert refused.stderr == "Refused: The mail server did not take it (not taken).\n"
    assert gone.stderr == "Refused: The mail server did not take it (refused).\n"
    assert (refused.returncode, gone.returncode) == (1, 1)
    none = house.nearer("mail", "olu@mail.example", NEARER_SMTP="")
    assert none.stderr == "Refused: There is no NEARER_SMTP, so no mail is ever sent.\n"
