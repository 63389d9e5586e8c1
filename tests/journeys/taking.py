"""Taking pictures of a page as it stands, at several widths, by day and by night.

Walks that pass pages to which no link leads keep them with `Way`: `make pictures` says by the
environment where and how.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.walker import HEIGHT

PLACE, WIDTHS, MODES = "PICTURES", "PICTURES_WIDTHS", "PICTURES_MODES"


def take(page: Page, path: Path, widths: Sequence[int], modes: Sequence[str]) -> None:
    """`path` without its ending: each picture is called `path.width.mode.png`."""
    before = page.viewport_size
    page.evaluate("document.fonts.ready")
    for mode in modes:
        page.emulate_media(color_scheme=mode, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in widths:
            # As high as the page: what sticks to the screen's edge would stand in its middle else.
            page.set_viewport_size({"width": width, "height": HEIGHT})
            height = max(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=f"{path}.{width}.{mode}.png")
    if before:
        page.set_viewport_size(before)


def take_on_the_way(page: Page, name: str) -> None:
    """Where `make pictures` walks along; otherwise nothing."""
    if folder := os.environ.get(PLACE):
        widths = [int(width) for width in os.environ[WIDTHS].split()]
        take(page, Path(folder) / name, widths, os.environ[MODES].split())
