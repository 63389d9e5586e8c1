"""Writes the icons of `static/ui/` from the mark: `python -m tests.icons`, after `nearer.ui.mark`
has changed. They are kept with the source, so that nobody else needs a browser for them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

import nearer.ui
from nearer.ui.mark import mark
from tests.journeys.conftest import CHROMIUM, chromium

FOLDER = Path(nearer.ui.__file__).parent / "static/ui"
TOUCH = 180  # px: what a phone puts among its own
INSET = 15  # radius, so that no rounded mask cuts into the circles


def main() -> None:
    (FOLDER / "favicon.svg").write_text(mark())
    with sync_playwright() as playwright:
        path = chromium("chromium-headless-shell", "chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        page = browser.new_page(viewport={"width": TOUCH, "height": TOUCH})
        page.set_content(f"<style>body {{ margin: 0 }}</style>{mark(radius=INSET, ground=True)}")
        page.screenshot(path=FOLDER / f"icon-{TOUCH}.png")
        browser.close()


if __name__ == "__main__":
    main()
