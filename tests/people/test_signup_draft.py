"""A draft from before there is an account: of one browser, for one purpose."""

from __future__ import annotations

import msgspec
import pytest
from django.http import HttpRequest, HttpResponse

from nearer.people.models import Draft
from nearer.people.request import Request
from nearer.people.signup_draft import SignupDraft

pytestmark = pytest.mark.django_db


class Words(msgspec.Struct, array_like=True, frozen=True):
    text: str


DRAFTS = SignupDraft("w", "test", Words)


def browser(response: HttpResponse | None = None) -> Request:
    """A request with the cookies that an earlier answer has set."""
    request: Request = HttpRequest()  # type: ignore[assignment]
    if response:
        request.COOKIES = {name: each.value for name, each in response.cookies.items()}
    return request


def test_a_browser_finds_what_it_has_begun_and_no_other_does() -> None:
    kept = DRAFTS.keep(browser(), HttpResponse(), Words("begun"))
    assert DRAFTS.read(browser(kept)) == Words("begun")
    assert DRAFTS.read(browser()) is None
    assert SignupDraft("w", "other", Words).read(browser(kept)) is None


def test_what_is_kept_again_stands_in_place_of_the_first() -> None:
    kept = DRAFTS.keep(browser(), HttpResponse(), Words("one"))
    DRAFTS.keep(browser(kept), HttpResponse(), Words("two"))
    assert DRAFTS.read(browser(kept)) == Words("two")
    assert Draft.objects.count() == 1


def test_what_is_forgotten_is_gone_on_the_server_and_in_the_browser() -> None:
    kept = DRAFTS.keep(browser(), HttpResponse(), Words("begun"))
    gone = DRAFTS.forget(browser(kept), HttpResponse())
    assert not Draft.objects.exists()
    assert all(each["max-age"] == 0 for each in gone.cookies.values())
    assert DRAFTS.forget(browser(), HttpResponse()).status_code == 200
