"""Pictures of every page, for eyes: `make pictures`.

    make pictures                                every page, five widths, light and dark: minutes
    make pictures PAGES="today ours" WIDTHS=390  as much as one is working on: seconds
    make pictures PAGES=help WHO=nobody DARK=no  in the light alone

They lie in `.pictures/`, with a sheet of all of them: `.pictures/index.html`. A server and a demo
of their own are made for it, on a database that is thrown away.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from nearer.demo.guests import GUESTS
from tests.journeys import evening
from tests.journeys.conftest import CHROMIUM, Server, chromium
from tests.journeys.every_page import every_page
from tests.journeys.walker import HEIGHT, Walker

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".pictures"
WIDTHS = (320, 390, 768, 1280, 1920)
NOBODY = "nobody"
SHEET = """<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body {{ font: 1rem/1.5 system-ui; margin: 1rem; background: #ddd6c9 }}
section {{ display: flex; gap: 1rem; align-items: start; overflow-x: auto; padding: 1rem 0 }}
figure {{ margin: 0; flex: none }} img {{ display: block; max-block-size: 34rem }}
</style>{rows}"""


@dataclass(frozen=True)
class Wanted:
    """What to look at: names of pages (all, if none), of people, widths in px, light or dark."""

    pages: tuple[str, ...]
    who: tuple[str, ...]
    widths: tuple[int, ...]
    modes: tuple[str, ...]

    def has(self, name: str) -> bool:
        """Whether this page is asked for: by its whole name or by a word of it."""
        return not self.pages or any(
            re.search(rf"\b{re.escape(page)}\b", name) for page in self.pages
        )


def wanted(words: list[str] | None = None) -> Wanted:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", nargs="*", default=[])
    parser.add_argument("--who", nargs="*", default=[])
    parser.add_argument("--widths", nargs="*", type=int, default=[])
    parser.add_argument("--no-dark", action="store_true")
    given = parser.parse_args(words)
    modes = ("light",) if given.no_dark else ("light", "dark")
    everybody = (NOBODY, *(guest.name.lower() for guest in GUESTS))
    who = tuple(name.lower() for name in given.who) or everybody
    return Wanted(tuple(given.pages), who, tuple(given.widths) or WIDTHS, modes)


def named(kind: str) -> str:
    """`/s/*/mine/` is "mine"; the first page of all is "front"."""
    parts = [part for part in kind.strip("/").split("/") if part not in ("s", "*")]
    return "-".join(re.sub(r"[^\w-]", "x", part) for part in parts) or "front"


def numbered(name: str) -> Iterator[str]:
    """The name, and further ones for a page of which there is more than one."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def walks(browser: Browser, url: str, want: Wanted) -> Iterator[tuple[str, Walker]]:
    """Everybody who is wanted, with a browser of their own, where they begin."""
    passphrases = {guest.name.lower(): guest.passphrase for guest in GUESTS}
    for name in want.who:
        walker = Walker.new(browser, url, javascript=True, width=390, dark=False)
        walker.page.goto("/" if name == NOBODY else "/sign-in/")
        if name != NOBODY:
            evening.sign_in(walker, name.title(), passphrases[name])
        yield name, walker
        walker.context.close()


def take(page: Page, name: str, want: Wanted) -> None:
    """The page as it stands, at each width and in each light."""
    for mode in want.modes:
        page.emulate_media(color_scheme=mode, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in want.widths:
            # As high as the page: what sticks to the screen's edge would stand in its middle else.
            page.set_viewport_size({"width": width, "height": HEIGHT})
            height = max(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=FOLDER / f"{name}.{width}.{mode}.png")


def look_at_all(browser: Browser, url: str, want: Wanted) -> list[str]:
    """Names of the pages that were taken, in the order in which links lead to them."""
    taken: list[str] = []
    for who, walker in walks(browser, url, want):
        for _kind, address in every_page(walker, *([f"{url}/style/"] if who == NOBODY else [])):
            walker.page.goto(address)
            name = f"{who}-{named(walker.kind_of(address))}"
            if want.has(name):
                name = next(free for free in numbered(name) if free not in taken)
                walker.page.evaluate("document.fonts.ready")
                take(walker.page, name, want)
                taken.append(name)
    return taken


def sheet(names: list[str], want: Wanted) -> str:
    """All of them on one page, a row for each page of ours."""
    rows = "".join(
        f"<h2>{escape(name)}</h2><section>"
        + "".join(
            f'<figure><a href="{file}"><img loading="lazy" src="{file}" alt=""></a>'
            f"{width} {mode}</figure>"
            for mode in want.modes
            for width in want.widths
            if (file := f"{name}.{width}.{mode}.png")
        )
        + "</section>"
        for name in names
    )
    return SHEET.format(rows=rows)


def main() -> None:
    want = wanted()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.environment["NEARER_DEBUG"] = "1"  # for the style page
        server.start()
        server.run("demo")
        path = chromium("chromium-headless-shell", "chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        names = look_at_all(browser, server.url, want)
        (FOLDER / "index.html").write_text(sheet(names, want))
        browser.close()
        server.stop()
    print(f"{len(names)} pages in {FOLDER.name}/index.html")  # noqa: T201


if __name__ == "__main__":
    main()
