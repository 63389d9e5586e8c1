"""Refusals because of where something came from name the cause, and the log says so once."""

from __future__ import annotations

from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from django.test import Client
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.site.house import House

OLD, HIDDEN = "may have been open for a long time", "hides which page this came from"
ELSEWHERE, NOT_HERE = "sent from a page of another address", "under a name that this site does not"


@pytest.fixture
def browser(db: None) -> Client:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/sign-in/")
    return strict


def refused(browser: Client, *, secure: bool = False, token: bool = True, **told: str) -> str:
    fields = {"csrfmiddlewaretoken": browser.cookies["csrf"].value} if token else {}
    answer = browser.post("/sign-in/", fields, secure=secure, headers=told)
    assert answer.status_code == 403
    return str(answer.content.decode())


def test_a_hidden_origin_is_said_to_be(browser: Client) -> None:
    assert HIDDEN in refused(browser, origin="null")
    assert HIDDEN in refused(browser, secure=True)  # neither Origin nor Referer
    assert HIDDEN in refused(browser, secure=True, referer="nonsense")
    assert OLD not in refused(browser, origin="null")


def test_a_foreign_origin_is_said_to_be(browser: Client) -> None:
    assert ELSEWHERE in refused(browser, origin="https://elsewhere.example")
    assert ELSEWHERE in refused(browser, secure=True, referer="https://elsewhere.example/a")
    assert ELSEWHERE in refused(browser, secure=True, referer="http://testserver/sign-in/")


def test_an_old_page_is_said_to_be(browser: Client) -> None:
    assert OLD in refused(browser, token=False)  # no word of where it came from


def test_the_log_says_each_once_and_repeats_nothing(build: Callable[..., House]) -> None:
    house = build().start()
    for name in ("intimate.example", "more.intimate.example"):
        status, _, page = house.ask("/sign-in/", headers={"Host": name})
        assert status == 400
        assert NOT_HERE in page.decode()
    for _ in range(2):
        told = {"Origin": "https://intimate.example"}
        assert house.ask("/sign-in/", {"name": "x"}, told)[0] == 403
        assert house.ask("/sign-in/", {"name": "x"}, {"Origin": "null"})[0] == 403
    house.stop()
    _, host, origin, stopped = house.read_log().splitlines()
    assert "for another host than the one in NEARER_URL" in host
    assert "proxy_set_header Host $host;" in host
    assert "another address than NEARER_URL" in origin
    assert stopped == "Stopped."
    assert "intimate" not in house.read_log()


def test_too_much_at_once_is_still_said_to_be(db: None, client: Client) -> None:
    client.raise_request_exception = False
    answer = client.post("/sign-in/", {f"field{number}": "x" for number in range(2_000)})
    assert answer.status_code == 400
    assert "too much at once" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("https://nearer.example:443", "nearer.example"),
        ("https://münchen.example", "xn--mnchen-3ya.example"),
        ("https://Nearer.example. ", "nearer.example"),
        ("https://[2001:db8:0::1]", "[2001:db8::1]"),
    ],
)
def test_pages_forms_and_sockets_open_under_the_name_that_browsers_send(
    build: Callable[..., House], given: str, host: str
) -> None:
    house = build(NEARER_URL=given)
    house.start("--port", str(house.port))
    told = {"Host": host, "Origin": f"https://{host}"}
    status, headers, _ = house.ask("/sign-in/", headers=told)
    assert status == 200
    token = SimpleCookie(headers["Set-Cookie"])["__Host-csrf"].value
    fields = {"csrfmiddlewaretoken": token, "name": "ann", "passphrase": "none of hers"}
    cookies = {"Cookie": f"__Host-csrf={token}"}
    assert house.ask("/sign-in/", fields, told | cookies)[0] == 200
    signed_in = house.browser()
    signed_in.ask("/try/sign-up/", {"name": "Ann", "passphrase": "one two three four"}, told)
    with connect(
        f"ws://127.0.0.1:{house.port}/live",
        origin=Origin(f"https://{host}"),
        additional_headers=signed_in.jar | {"Host": host},
    ):
        pass
    house.stop()
