"""What is reported of a failure: the class and the place, and nothing of what people wrote."""

from __future__ import annotations

from collections.abc import Callable

from tests.site.house import House

WHERE = ("local", "message", "path", "query", "form", "cookie", "header")


def test_a_failure_says_where_and_nothing_else(build: Callable[..., House]) -> None:
    house = build().start()
    secrets = {place: f"intimate-{place}" for place in WHERE}
    browser = house.browser()
    browser.cookies["c"] = secrets["cookie"]
    status, page = browser.ask(
        f"/try/fail/{secrets['path']}/?q={secrets['query']}",
        {"p": secrets["form"]},
        {"User-Agent": secrets["header"]},
    )
    house.stop()
    log = house.read_log()
    assert status == 500
    assert "RuntimeError" in log
    assert "addresses.py" in log
    assert "in fail" in log
    assert "intimate" not in log
    assert b"intimate" not in page


def test_a_page_that_is_not_there_is_not_noted(build: Callable[..., House]) -> None:
    house = build().start()
    house.ask("/s/intimate-words/")
    house.ask("/", {"csrfmiddlewaretoken": "intimate"})
    house.stop()
    assert house.read_log().splitlines()[1:] == ["Stopped."]
