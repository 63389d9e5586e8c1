"""What is typed in the first minutes can be read by this browser alone, and is deleted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.people.cookies import DRAFT
from nearer.people.models import Draft
from tests.start.steps import (
    BEGIN,
    FRONT,
    KEEP,
    PASSPHRASE,
    SENTENCES,
    SIGN_UP,
    TOLD,
    WORDS,
    begin,
    page,
    page_of,
    sam,
)


def everything_stored() -> bytes:
    """The database's files with its journal, or every row of every table."""
    if connection.vendor == "sqlite":
        name = Path(str(settings.DATABASES["default"]["NAME"]))
        return b"".join(each.read_bytes() for each in name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [bytes(cell) if isinstance(cell, memoryview) else str(cell).encode()
                     for row in cursor.fetchall() for cell in row]  # fmt: skip
    return b" ".join(rows)


def test_the_draft_goes_and_the_session_comes(client: Client, db: None) -> None:
    begin(client)
    client.post(KEEP, SIGN_UP)
    assert client.cookies[settings.COOKIE_PREFIX + DRAFT].value == ""
    purposes = Draft.objects.count()
    assert purposes <= 1  # what remembers whose session this is
    answer = client.get(FRONT)
    assert answer.headers["Location"] == reverse("today", args=[sam()[1].id])


@pytest.mark.django_db(transaction=True)
def test_nothing_typed_is_readable_before_signing_up(client: Client) -> None:
    client.post(FRONT, {**BEGIN, "words": ["jealous"]})
    client.post(WORDS, TOLD)
    client.post(SENTENCES, {"pick": "1", "text_1": "A sentence about the heron."})
    client.post(KEEP, {**SIGN_UP, "new_passphrase": "heron"})
    stored = everything_stored()
    assert Draft.objects.count() == 1
    for word in (b"zebra", b"heron", b"jealous", b"lonely", b"phone", b"Sam"):
        assert word not in stored
    client.post(KEEP, SIGN_UP)
    stored = everything_stored()
    for word in (b"zebra", b"heron", b"jealous", b"lonely", b"phone", PASSPHRASE.encode()):
        assert word not in stored


def test_the_button_to_forget_erases_what_was_typed(client: Client, db: None) -> None:
    begin(client)
    assert client.post("/start/forget/").headers["Location"] == FRONT
    assert not Draft.objects.exists()
    assert page(client, FRONT).chosen("words") == []


def test_leaving_the_page_erases_what_was_typed(client: Client, db: None) -> None:
    begin(client)
    client.post(reverse("leave"))
    assert not Draft.objects.exists()
    assert "zebra" not in page(client, WORDS).words


def test_what_was_typed_is_gone_a_day_later(client: Client, db: None) -> None:
    begin(client)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert "zebra" not in page(client, WORDS).words


def test_another_browser_sees_none_of_it(client: Client, db: None) -> None:
    begin(client)
    assert "zebra" not in page(Client(), WORDS).words


def test_private_forms_leave_nothing_in_the_browser(client: Client, db: None) -> None:
    begin(client)
    for path in (FRONT, WORDS, SENTENCES):
        answer = client.get(path)
        assert page_of(answer).one("form", method="post", action=path)["autocomplete"] == "off"
        assert answer.headers["Cache-Control"] == "no-store"
