"""What was typed is not lost where a slow line, or an outage, has kept it from arriving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template import loader
from playwright.sync_api import Route

from nearer.site.middleware import QUIET
from nearer.site.unread import unread
from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
WORDS = "Typed on a train, before the tunnel."


def too_slow() -> tuple[int, str]:
    return 408, bytes(unread(408, "The line was too slow.").body).decode()


def outage() -> tuple[int, str]:
    return 503, loader.render_to_string("site/outage.html")


@pytest.mark.parametrize("refusal", [too_slow, outage])
@pytest.mark.parametrize("javascript", [True, False])
def test_loading_the_page_again_sends_the_words(
    walker: Walkers, name: str, refusal: Callable[[], tuple[int, str]], *, javascript: bool
) -> None:
    def refuse(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        status, body = refusal()
        route.fulfill(status=status, headers={"Content-Type": "text/html", **QUIET}, body=body)

    ann = walker()
    evening.arrive(ann, name)
    if not javascript:
        ann = walker(javascript=False)
        ann.go("/sign-in/")
        evening.sign_in(ann, name)
    ann.follow("Change it")
    ann.write_a_line(WORDS)
    ann.page.route("**/check-in/**", refuse)
    ann.press("Save")
    assert ann.sees("your browser still has" if refusal is outage else "Your browser still has")
    ann.page.unroute("**/check-in/**")
    ann.page.reload()
    ann.look()
    assert ann.sees(WORDS)
