"""Two tabs of one browser, and a link from another site: no word is lost on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
SENTENCE = "Written while another tab was open."
ELSEWHERE = "http://elsewhere.example/"


def linked(ann: Walker, address: str) -> Page:
    """A second tab, in which another site's link leads here."""
    markup = f'<a href="{ann.url}{address}">There</a>'
    ann.context.route(
        f"{ELSEWHERE}**", lambda route: route.fulfill(content_type="text/html", body=markup)
    )
    tab = ann.context.new_page()
    tab.goto(ELSEWHERE)
    tab.get_by_role("link", name="There").click()
    return tab


def token(ann: Walker) -> str:
    [found] = [each["value"] for each in ann.context.cookies() if each["name"] == "csrf"]
    return found


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_from_another_site(walker: Walkers, name: str, javascript: bool) -> None:
    ann = walker(javascript=javascript)
    if javascript:
        evening.arrive(ann, name)
    else:
        evening.arrive(walker(), name)
        ann.go("/sign-in/")
        evening.sign_in(ann, name)
        ann.go("/")
    ann.follow("Change it")
    ann.write_a_line(SENTENCE)
    before, address = token(ann), ann.page.url.removeprefix(ann.url)
    for link in (address, "/"):
        tab = linked(ann, link)
        tab.get_by_text("Leave this page").wait_for()
        tab.get_by_role("link", name="Mine").wait_for()
        assert tab.title() == "Nearer"
        tab.close()
    assert token(ann) == before
    ann.press("Save")
    assert ann.sees(SENTENCE)


def test_a_lock_in_another_tab_without_scripts(walker: Walkers, name: str) -> None:
    evening.arrive(walker(), name)
    ann = walker(javascript=False)
    ann.go("/sign-in/")
    evening.sign_in(ann, name)
    ann.go("/")
    ann.follow("Change it")
    ann.write_a_line(SENTENCE)
    tab = ann.context.new_page()
    tab.goto("/account/")
    tab.get_by_role("button", name="Lock now").click()
    tab.close()
    ann.press("Save")
    assert ann.sees("You are signed out")
    evening.sign_in(ann, name)
    ann.press("Send it now")
    assert ann.sees(SENTENCE)


def test_a_browser_that_brings_its_tabs_back(walker: Walkers, name: str) -> None:
    ann = walker()
    evening.arrive(ann, name)
    ann.follow("Change it")
    ann.write_a_line(SENTENCE)
    ann.page.evaluate("document.body.dataset.live = ''")
    ann.context.clear_cookies()
    ann.press("Save")
    assert ann.sees("You are signed out")
    evening.sign_in(ann, name)
    ann.press("Send it now")
    assert ann.sees(SENTENCE)
