"""Pictures of every page, for eyes: `make pictures`.

    make pictures                                every page, five widths, light and dark: minutes
    make pictures PAGES="today ours" WIDTHS=390  as much as one is working on: seconds
    make pictures PAGES=help WHO=nobody DARK=no  by day alone
    make pictures PAGES=two                      the walk of two, from an invitation to the end
    make pictures PAGES="today check-in" WHO=ann WIDTHS=390 README=yes    those of the README too

They lie in `.pictures/`, with a sheet of all of them: `.pictures/index.html`. A server and a demo
of their own are made for it, on a database that is thrown away.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from nearer.demo.guests import GUESTS
from tests.journeys import evening, taking
from tests.journeys.conftest import CHROMIUM, Server, chromium
from tests.journeys.every_page import every_page
from tests.journeys.taking import take
from tests.journeys.walker import HEIGHT, Walker

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".pictures"
WIDTHS = (320, 390, 768, 1280, 1920)
NOBODY, TWO = "nobody", "two"
OF_THE_README = {"ann-today": "today.png", "ann-check-in": "check-in.png"}
WALK = [
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-m",
    "journey",
    "tests/journeys/test_becoming_two.py",
]
WALK += ["-k", "test_two_become_a_couple and True-390"]
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
    readme: bool = False

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
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args(words)
    modes = ("light",) if given.no_dark else ("light", "dark")
    everybody = (NOBODY, *(guest.name.lower() for guest in GUESTS))
    who = tuple(name.lower() for name in given.who) or everybody
    return Wanted(tuple(given.pages), who, tuple(given.widths) or WIDTHS, modes, given.readme)


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


def look_at_all(browser: Browser, url: str, want: Wanted) -> list[str]:
    """Names of the pages that were taken, in the order in which links lead to them."""
    taken: list[str] = []
    for who, walker in walks(browser, url, want):
        for _kind, address in every_page(walker, *([f"{url}/style/"] if who == NOBODY else [])):
            walker.page.goto(address)
            name = f"{who}-{named(walker.kind_of(address))}"
            if want.has(name):
                name = next(free for free in numbered(name) if free not in taken)
                take(walker.page, FOLDER / name, want.widths, want.modes)
                taken.append(name)
                if want.readme and name in OF_THE_README:
                    take_for_the_readme(walker, address, OF_THE_README[name])
    return taken


def take_for_the_readme(walker: Walker, address: str, name: str) -> None:
    """By day, as a phone shows it at first, a little sharper."""
    known = walker.context.storage_state()
    browser = walker.context.browser
    assert browser
    screen = browser.new_context(
        storage_state=known,
        viewport={"width": WIDTHS[1], "height": HEIGHT},
        device_scale_factor=1.5,
        locale="en-GB",
        timezone_id="Europe/Berlin",
    )
    page = screen.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=ROOT / "docs/pictures" / name)
    screen.close()


def walk_as_two(want: Wanted) -> list[str]:
    """From an invitation to a couple and its end: pages that only a walk comes by. The journey
    takes them; names in its order."""
    if not want.has(TWO):
        return []
    asked = {
        taking.PLACE: str(FOLDER),
        taking.WIDTHS: " ".join(map(str, want.widths)),
        taking.MODES: " ".join(want.modes),
    }
    subprocess.run(WALK, cwd=ROOT, env=os.environ | asked, stdout=subprocess.DEVNULL, check=False)
    return sorted({each.name.partition(".")[0] for each in FOLDER.glob("two-*.png")})


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


def look_around(want: Wanted) -> list[str]:
    """On a server and with a demo of its own."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.environment["NEARER_DEBUG"] = "1"  # for the style page
        server.start()
        server.run("demo")
        path = chromium("chromium-headless-shell", "chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        names = look_at_all(browser, server.url, want)
        browser.close()
        server.stop()
    return names


def main() -> None:
    want = wanted()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    names = [] if want.pages == (TWO,) else look_around(want)
    names += walk_as_two(want)
    (FOLDER / "index.html").write_text(sheet(names, want))
    print(f"{len(names)} pages in {FOLDER.name}/index.html")  # noqa: T201


if __name__ == "__main__":
    main()
