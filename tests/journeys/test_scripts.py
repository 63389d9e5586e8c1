"""Our own scripts in a real browser, on pages of nothing but the look."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, WebSocketRoute, expect

from nearer.features.feelings.forms.fields import SpotField
from nearer.features.feelings.widgets import FeelingGrid
from nearer.site.middleware import POLICY
from nearer.ui.forms import Form, StepField
from nearer.ui.widgets import Line0to10
from tests.journeys.walker import HEIGHT, PHONE

pytestmark = pytest.mark.urls("tests.ui.addresses")

NINE = [f"word {number}" for number in range(1, 10)]
PAGE = """{% extends "ui/page.html" %}
{% block head %}{% include "feelings/check_in_head.html" %}{% endblock %}{% block content %}
<form method="post" action="/s/x/"><textarea name="words" aria-label="words"></textarea>
{{ form }}<input data-time-zone name="zone" aria-label="zone"><button>Keep it</button></form>
{% endblock %}"""


class Look(Form):
    spot = SpotField(
        label="Where?", widget=FeelingGrid(corners=NINE[:4], pleasantness=NINE, energy=NINE)
    )
    line = StepField(label="How close?", widget=Line0to10(low="not", high="very"))


class Site:
    """Answers every address with the same page, and remembers what was sent where."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, list[str]]]] = []
        self.status = 200
        self.page = b""
        site = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def do_HEAD(self) -> None:
                site.answer(self)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                site.sent.append((self.path, parse_qs(body)))
                site.answer(self)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        _, is_static, name = request.path.partition(settings.STATIC_URL)
        found = finders.find(name) if is_static else None
        body = Path(found).read_bytes() if isinstance(found, str) else self.page
        kind = guess_type(request.path)[0] or "text/html; charset=utf-8"
        request.send_response(self.status if request.command == "HEAD" else 200)
        for name, value in (("Content-Type", kind), ("Content-Security-Policy", POLICY)):
            request.send_header(name, value)
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(body)


@pytest.fixture
def site() -> Generator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def visit(site: Site, browser: Browser) -> Generator[Callable[..., Page]]:
    """Opens the page with its clock in our hands: `visit(idle_seconds=900)`."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": HEIGHT}, has_touch=True, timezone_id="Europe/Berlin"
    )
    context.set_default_timeout(10_000)
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def open_page(sockets: list[WebSocketRoute] | None = None, **words: object) -> Page:
        template = engines["django"].from_string(PAGE)
        site.page = template.render({"form": Look(), **words}).encode()
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", hear)
        page.clock.install()
        if sockets is not None:
            page.route_web_socket("**/live", lambda socket: sockets.append(socket))  # noqa: PLW0108
        page.goto(f"{site.url}/s/x/")
        return page

    yield open_page
    context.close()
    assert complaints == []


def at(page: Page, path: str) -> None:
    page.wait_for_url(f"**{path}")


def test_the_button_leaves_and_locks(visit: Callable[..., Page], site: Site) -> None:
    page = visit()
    page.get_by_role("button", name="Leave this page").click()
    at(page, "/measures/")
    page.wait_for_timeout(100)
    assert [path for path, _fields in site.sent] == ["/leave/"]


def test_three_times_shift_leaves(visit: Callable[..., Page], site: Site) -> None:
    page = visit()
    for _ in range(3):
        page.keyboard.press("Shift")
    at(page, "/measures/")
    assert [path for path, _fields in site.sent] == ["/leave/"]


def unanswered(page: Page) -> list[Route]:
    """What the page's form sends from now on. The page stays, as while an answer is on its way."""
    sent: list[Route] = []

    def hold(route: Route) -> None:
        sent.append(route)
        route.fulfill(status=204)

    page.route("**/s/x/", hold)
    return sent


def test_a_button_that_is_pressed_twice_sends_once(visit: Callable[..., Page]) -> None:
    page = visit()
    sent = unanswered(page)
    for seconds, times in ((0, 1), (1, 1), (10, 2)):
        page.clock.fast_forward(seconds * 1000)
        page.get_by_role("button", name="Keep it").click()
        page.wait_for_timeout(200)
        assert len(sent) == times


def test_capital_letters_do_not_leave(visit: Callable[..., Page], site: Site) -> None:
    page = visit()
    page.get_by_label("words").click()
    for _ in range(4):
        page.keyboard.press("Shift+A")
    assert page.url.endswith("/s/x/")
    assert site.sent == []


def test_nothing_is_kept_in_the_browser(visit: Callable[..., Page]) -> None:
    page = visit()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("htmx.config.historyEnabled || htmx.config.allowEval") is False


def test_an_idle_page_warns_stays_and_locks(visit: Callable[..., Page]) -> None:
    page = visit(idle_seconds=900)
    page.clock.fast_forward("14:05")
    page.get_by_role("button", name="Stay").click()
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.fast_forward("14:05")
    expect(page.locator("#idle")).to_be_visible()
    page.clock.fast_forward("01:00")
    at(page, "/lock/")


def test_a_page_that_slept_locks_when_it_wakes(visit: Callable[..., Page]) -> None:
    page = visit(idle_seconds=900)
    page.evaluate("() => { const now = Date.now(); Date.now = () => now + 3600000; }")
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    at(page, "/lock/")


def test_what_was_being_written_goes_to_the_lock(visit: Callable[..., Page], site: Site) -> None:
    page = visit(idle_seconds=900)
    page.get_by_label("words").fill("not sent yet")
    page.clock.fast_forward("15:01")
    at(page, "/lock/")
    path, fields = site.sent[-1]
    assert path == "/lock/"
    assert fields["kept_path"] == ["/s/x/"]
    assert fields["words"] == ["not sent yet"]


def test_writing_keeps_the_session_and_hears_of_its_end(
    visit: Callable[..., Page], site: Site
) -> None:
    page = visit(idle_seconds=900)
    page.clock.fast_forward("05:00")
    page.get_by_label("words").press("a")
    assert page.url.endswith("/s/x/")
    site.status = 303
    page.clock.fast_forward("05:00")
    page.get_by_label("words").press("b")
    at(page, "/lock/")


def test_a_poke_reaches_the_page_and_a_lock_closes_it(visit: Callable[..., Page]) -> None:
    sockets: list[WebSocketRoute] = []
    page = visit(sockets, idle_seconds=900, live_url="/live")
    page.evaluate("document.body.addEventListener('nearer:poke', (e) => (window.got = e.detail))")
    page.wait_for_function("document.readyState === 'complete'")
    sockets[-1].send("cut off")
    sockets[-1].send(json.dumps({"space": "abc", "number": 7}))
    page.wait_for_function("window.got")
    assert page.evaluate("window.got") == {"space": "abc", "number": 7}
    sockets[-1].close(code=1011)
    page.wait_for_timeout(100)
    page.clock.fast_forward("00:02")
    page.wait_for_timeout(100)
    assert len(sockets) == 2
    sockets[-1].close(code=4401)
    at(page, "/lock/")


def test_a_lock_waits_in_the_dark_for_the_answer_to_a_form(visit: Callable[..., Page]) -> None:
    """New keys end the session long before the page with the new code is ready."""
    sockets: list[WebSocketRoute] = []
    page = visit(sockets, live_url="/live")
    unanswered(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_timeout(200)
    sockets[-1].close(code=4401)
    page.wait_for_function("document.documentElement.hidden")
    page.clock.fast_forward(8000)
    page.wait_for_timeout(200)
    assert page.url.endswith("/s/x/")
    page.clock.fast_forward(2000)
    at(page, "/lock/")


def test_arrows_move_the_spot_in_two_directions(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("radio", name="word 3, word 4").click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="word 4, word 5")).to_be_checked()
    expect(page.locator("[data-list=energy]")).to_have_value("5")


def test_the_lists_move_the_spot(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_text("Choose from two lists").click()
    page.get_by_label("How pleasant is it?").select_option("2")
    page.get_by_label("How much energy do you have?").select_option("9")
    expect(page.get_by_role("radio", name="word 2, word 9")).to_be_checked()


def test_a_finger_slides_along_the_line(visit: Callable[..., Page]) -> None:
    page = visit()
    places = page.locator(".places")
    places.scroll_into_view_if_needed()
    box = places.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 7.5 / 11, middle, steps=6)
    page.mouse.up()
    expect(page.get_by_role("radio", name="7", exact=True)).to_be_checked()


def test_the_time_zone_comes_from_the_browser(visit: Callable[..., Page]) -> None:
    expect(visit().get_by_label("zone")).to_have_value("Europe/Berlin")
