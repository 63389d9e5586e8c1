"""Somebody with a browser of their own, who looks closely at every page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

PHONE = 390
HEIGHT = 844
TITLE = "Nearer"
axe = Axe()
# What is new on every walk and as long as before: tokens, ids, the made-up half of a name.
NEW = re.compile(r"[A-Za-z0-9]{64}|[A-Za-z0-9_-]{22}|(?<=\bann |\bben )[0-9a-f]{6}\b")
SIGHT = """[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches,
    document.documentElement.outerHTML].join(" ")"""
# What Chromium writes into the console and is no complaint: a refusal is an answer, and who
# leaves a page within its first moments closes a line that has not opened yet.
EXPECTED = re.compile(r"status of (4\d\d|503)|WebSocket is closed before the connection is est")
# Sights in which axe has found nothing. Most walks begin on the same pages.
looked_at: set[str] = set()


class Walker:
    """One browser context. Say what is on the page, as a person would, and it is done."""

    def __init__(self, context: BrowserContext, url: str, *, javascript: bool = True) -> None:
        self.url = url
        self.context = context
        self.context.set_default_timeout(10_000)
        self.javascript = javascript
        self.complaints: list[str] = []
        self.page = self.new_page()

    @classmethod
    def new(cls, browser: Browser, url: str, *, javascript: bool, width: int, dark: bool) -> Walker:
        context = browser.new_context(
            base_url=url,
            viewport={"width": width, "height": HEIGHT},
            has_touch=width == PHONE,
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        return cls(context, url, javascript=javascript)

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._watch)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not EXPECTED.search(message.text):
            self.complaints.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in ("data", "blob") and asked.netloc != urlsplit(self.url).netloc:
            self.complaints.append(f"another host: {asked.scheme}://{asked.netloc}")

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.look()

    def press(self, label: str, role: str = "button") -> None:
        """Presses what is called so, waits for the page, and looks at it."""
        with self.page.expect_navigation():
            self.find(label, role).click()
        self.look()

    def follow(self, label: str) -> None:
        self.press(label, "link")

    def find(self, label: str, role: str = "button") -> Locator:
        return self.page.get_by_role(role, name=label, exact=True).first  # type: ignore[arg-type]

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str) -> None:
        """Ticks a chip or a card, as a finger would: on its words."""
        self.page.locator("label").filter(has_text=re.compile(f"^\\s*{label}")).first.click()

    def take_step(self, name: str, step: int) -> None:
        """A place on a line from 0 to 10."""
        self.page.locator(f"input[name={name}][value='{step}']").click()

    def write_a_line(self, words: str) -> None:
        """Into the fold of the check-in, where it is not open already."""
        line = self.page.get_by_label("A sentence, if you like", exact=True)
        if not line.is_visible():
            self.page.locator("summary", has_text="A line, or a little more").click()
        line.fill(words)

    def sees(self, words: str) -> bool:
        """Whether the words are on the page, waiting a moment for them."""
        self.page.get_by_text(words).first.wait_for()
        return True

    def does_not_see(self, words: str) -> bool:
        return self.page.get_by_text(words).count() == 0

    def links(self) -> list[str]:
        """Where the page leads within Nearer."""
        found: list[str] = self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        return [link.split("#")[0] for link in found if link.startswith(self.url)]

    def kind_of(self, address: str) -> str:
        """The address with everything that differs from day to day or person to person left out."""
        path = urlsplit(address).path
        return re.sub(r"[A-Za-z0-9_-]{22}|\d{4}-\d\d(-\d\d)?", "*", path)

    def is_not_wider_than_the_screen(self) -> bool:
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        return wide

    def look(self) -> None:
        """What every page must be: constant title, no complaint, nothing that axe finds."""
        assert self.page.title() == TITLE
        if self.javascript:
            self.look_with_axe()
        assert self.complaints == [], self.complaints

    def look_with_axe(self) -> None:
        """At everything, but once: the same markup at the same size and in the same light."""
        sight = NEW.sub("*", self.page.evaluate(SIGHT))
        if sight not in looked_at:
            found = axe.run(self.page)
            assert found.violations_count == 0, found.generate_report()
            looked_at.add(sight)

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path, full_page=True)

    def goodbye(self) -> None:
        self.context.close()
        assert self.complaints == [], self.complaints
