"""The session middleware: whose request it is, and in whose time zone its times are read."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from nearer.people.middleware import session
from tests.cast import Friend


def zone_of(client: Client) -> str:
    """The zone in which a page of this browser reads its times."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: each.value for name, each in client.cookies.items()}

    def page(_: HttpRequest) -> HttpResponse:
        return HttpResponse(timezone.get_current_timezone_name())

    return session(page)(request).content.decode()


@pytest.mark.django_db
def test_times_are_read_in_ones_own_zone_and_for_one_request_only(ann: Friend) -> None:
    assert zone_of(ann.client) == "Europe/Berlin"
    assert zone_of(Client()) == "UTC"
    assert timezone.get_current_timezone_name() == "UTC"
