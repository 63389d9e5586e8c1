"""Every page of the demo couple's Ann, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nearer.demo.people import ANN
from tests.journeys import evening
from tests.journeys.walker import PHONE, Walker

Walkers = Callable[..., Walker]
NOT_A_PAGE = ("/static/", "/lock/", "/leave/")
MOST = 60


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (PHONE, True), (1280, False)])
@pytest.mark.usefixtures("demo")
def test_every_page(walker: Walkers, width: int, *, dark: bool) -> None:
    """Follows every link there is, one of each kind, and looks: see `Walker.look`."""
    ann = walker(width=width, dark=dark)
    ann.go("/sign-in/")
    evening.sign_in(ann, ANN.name, ANN.passphrase)
    seen: dict[str, str] = {}
    waiting = [ann.page.url]
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        kind = ann.kind_of(address)
        if kind in seen:
            continue
        seen[kind] = address
        ann.go(address)
        assert ann.is_not_wider_than_the_screen(), address
        waiting += [link for link in ann.links() if not any(part in link for part in NOT_A_PAGE)]
    assert len(seen) > 20, seen
