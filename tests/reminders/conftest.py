"""A mail server of our own, and settings that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings

from tests.reminders.mailbox import Mailbox, post_office
from tests.site.conftest import build

__all__ = ["build"]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def office(mailbox: Mailbox, settings: LazySettings) -> Iterator[Controller]:
    """The test's mail server accepts mails."""
    office = post_office(mailbox)
    lead_to(settings, office.port)
    yield office
    office.stop()


@pytest.fixture
def closed_office(settings: LazySettings) -> Callable[[], None]:
    """No mail server answers."""
    return lambda: lead_to(settings, 1)


def lead_to(settings: LazySettings, port: int) -> None:
    settings.SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
