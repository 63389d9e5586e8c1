"""The database is out of reach: whoever has to get away, or needs help, does not wait for it."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nearer.people.models import Session
from tests.cast import Friend
from tests.out_of_reach import out_of_reach

SIGNED_IN = ["/", "/account/", "/start/keep/"]


def ask(client: Client, method: str, path: str) -> HttpResponse:
    client.raise_request_exception = False
    answer: HttpResponse = getattr(client, method)(path)
    return answer


def held(client: Client) -> set[str]:
    return {name for name, morsel in client.cookies.items() if morsel.value}


@pytest.fixture
def browser(ann: Friend) -> Client:
    """Ann's, signed in before anything goes wrong."""
    return ann.client


def test_leaving_drops_the_cookies_and_leads_away(browser: Client) -> None:
    assert held(browser)
    with out_of_reach() as asked:
        answer = ask(browser, "post", "/leave/")
    assert (answer.status_code, answer.headers["Location"]) == (303, settings.NEARER_EXIT_URL)
    assert held(browser) == set()
    assert len(asked) == 1  # one look at whether the row can go, and none before
    assert Session.objects.exists()


def test_locking_drops_the_cookies(browser: Client) -> None:
    with out_of_reach():
        answer = ask(browser, "post", "/lock/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/")
    assert held(browser) == set()


@pytest.mark.parametrize("path", ["/measures/", "/help/", "/sign-in/"])
def test_pages_that_need_nothing_are_shown(browser: Client, path: str) -> None:
    with out_of_reach() as asked:
        assert ask(browser, "get", path).status_code == 200
        assert ask(Client(), "get", path).status_code == 200
    assert len(asked) == (path not in settings.WITHOUT_SESSION)
    assert held(browser)


def test_everything_else_says_that_it_will_be_back(ann: Friend, browser: Client) -> None:
    for path in (*SIGNED_IN, reverse("today", args=[ann.space.id])):
        with out_of_reach():
            answer = ask(browser, "get", path)
        assert answer.status_code == 503, path
        assert answer.headers["Retry-After"] == "30"
        assert "One moment, please" in answer.content.decode()
        assert held(browser)
    assert ask(browser, "get", "/account/").status_code == 200
