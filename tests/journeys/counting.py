"""What a way costs: taps that are needed, and words that stand on its pages, folds closed."""

from __future__ import annotations

import time

from tests.journeys.walker import Walker

IN_SIGHT = """() => {
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walk.nextNode()) {
        const text = walk.currentNode, range = document.createRange();
        if (!text.textContent.trim() || !text.parentElement.checkVisibility()) continue;
        if (text.parentElement.closest(".unseen")) continue;
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        const words = text.textContent.trim().split(/\\s+/).length;
        if (box.height && box.top < innerHeight) count += words;
    }
    return count;
}"""


class Count:
    """Counts for one person. `whole`: every word of a page, or those in sight before scrolling."""

    def __init__(self, walker: Walker, *, whole: bool = True) -> None:
        self.walker, self.whole = walker, whole
        self.taps = self.words = 0
        self.began = time.monotonic()
        self.pages: list[tuple[str, int]] = []

    def read(self, name: str) -> None:
        """Once for each page that is passed."""
        page = self.walker.page
        words: int = (
            len(page.locator("main").inner_text().split())
            if self.whole
            else page.evaluate(IN_SIGHT)
        )
        self.words += words
        self.pages.append((name, words))

    def press(self, label: str, role: str = "button") -> None:
        self.taps += 1
        self.walker.press(label, role)

    def follow(self, label: str) -> None:
        self.press(label, "link")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def __repr__(self) -> str:
        pages = ", ".join(f"{name} {words}" for name, words in self.pages)
        return f"{self.taps} taps, {self.words} words: {pages}"
