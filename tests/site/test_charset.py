"""Whatever charset a form names, the server answers, and nothing is written to its log."""

from __future__ import annotations

import pytest
from django.test import Client

from nearer.site.charset import is_utf8
from tests.site.house import House

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
FOREIGN = ("undefined", "utf-16", "unicode_escape", "utf-7", "idna", "latin-1", "no-such", "")


@pytest.mark.parametrize("named", FOREIGN)
def test_another_charset_is_refused(house: House, named: str) -> None:
    before = house.read_log()
    for kind in (FORM, PARTS):
        for parameter in (f"charset={named}", f'charset="{named}"', f"charset*=utf-8''{named}"):
            headers = {"Content-Type": f"{kind}; {parameter}"}
            status, _, _ = house.ask("/start/words/", {"feeling": "\\ud800"}, headers)
            assert status == 415
    assert house.read_log() == before


@pytest.mark.parametrize(
    "said",
    ["", FORM, PARTS, f"{FORM}; charset=utf-8", f'{PARTS}; charset="UTF-8"', "text/plain"],
)
def test_ours_is_taken(said: str) -> None:
    assert is_utf8(said.encode())


@pytest.mark.parametrize(
    "said",
    [
        "charset = utf-16",
        "charset=utf-8; charset=utf-7",
        "charset*0=utf-8",
        "boundary*=undefined''x",
        "x=charset",
        "CHARSET=Latin-1",
    ],
)
def test_what_is_not_ours_is_told_apart(said: str) -> None:
    assert not is_utf8(f"{FORM}; {said}".encode())


@pytest.mark.django_db
def test_a_form_that_cannot_be_read_gets_a_page() -> None:
    browser = Client(raise_request_exception=False)
    many = "&".join(f"a{n}=" for n in range(1_100))
    for kind, body in ((FORM, many), ("multipart/form-data", "x"), (PARTS, "--x\r\n")):
        page = browser.generic("POST", "/start/words/", body, content_type=kind)
        assert page.status_code in (200, 302, 400)
        assert page.status_code != 400 or b"<h1>" in page.content
