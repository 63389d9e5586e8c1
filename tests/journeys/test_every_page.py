"""Every page of the demo couple's Ann, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nearer.demo.guests import ANN
from tests.journeys import evening, measuring
from tests.journeys.every_page import every_page
from tests.journeys.walker import HEIGHT, PHONE, Walker

Walkers = Callable[..., Walker]
NARROW = 320


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (PHONE, True), (1280, False)])
@pytest.mark.usefixtures("demo")
def test_every_page(walker: Walkers, width: int, *, dark: bool) -> None:
    """Follows every link there is, one of each kind, and looks: see `Walker.look`. By day also as
    people have it whose letters are large, whose screen is small, who read from the right."""
    ann = walker(width=width, dark=dark)
    ann.go("/sign-in/")
    evening.sign_in(ann, ANN.name, ANN.passphrase)
    seen: dict[str, str] = {}
    faults: dict[str, list[str]] = {}
    for kind, address in every_page(ann, most=60):
        seen[kind] = address
        ann.go(address)
        if not dark:
            faults[kind] = measured(ann, width)
        assert ann.is_not_wider_than_the_screen(), address
    assert len(seen) > 20, seen
    assert [f"{kind} {each}" for kind, found in faults.items() for each in found] == []


def measured(walker: Walker, width: int) -> list[str]:
    """What is amiss with a page as people meet it."""
    page = walker.page
    faults = [f"small: {each}" for each in page.evaluate(measuring.SMALL_TARGETS)]
    page.evaluate(measuring.LETTERS, 200)
    faults += [f"broken at 200 %: {each}" for each in page.evaluate(measuring.BROKEN_WORDS)]
    faults += [] if walker.is_not_wider_than_the_screen() else ["too wide at 200 %"]
    page.evaluate(measuring.LETTERS, 100)
    page.evaluate(measuring.DIRECTION, "rtl")
    faults += [] if walker.is_not_wider_than_the_screen() else ["too wide from the right"]
    page.evaluate(measuring.DIRECTION, "ltr")
    if width == PHONE:
        page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        faults += [f"broken at 320 px: {each}" for each in page.evaluate(measuring.BROKEN_WORDS)]
        page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    return faults
