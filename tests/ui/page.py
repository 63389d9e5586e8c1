"""Parses rendered HTML as a browser would, as far as these tests need it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

Attributes = dict[str, str]


class Tag(NamedTuple):
    name: str
    attributes: Attributes


class Page(HTMLParser):
    """Every tag with its attributes, in order, and the words between them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.words = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def find(self, tag: str, **wanted: str) -> Iterator[Attributes]:
        for name, attributes in self.tags:
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items()):
                yield attributes

    def one(self, tag: str, **wanted: str) -> Attributes:
        found = list(self.find(tag, **wanted))
        assert len(found) == 1, (tag, wanted, len(found))
        return found[0]

    def chosen(self, name: str) -> list[str]:
        """The values that stand checked under this name."""
        return [at["value"] for at in self.find("input", name=name) if "checked" in at]

    def inline(self) -> list[str]:
        """What the policy of our pages would refuse."""
        refused = [
            f"{name} {key}"
            for name, attributes in self.tags
            for key, value in attributes.items()
            if key == "style" or key.startswith("on") or value.startswith("javascript:")
        ]
        scripts = [name for name, at in self.tags if name == "style" or _is_inline_script(name, at)]
        return refused + scripts

    def loose(self) -> list[str]:
        """Ids that `for`, `aria-describedby` and links within the page name, but no element has."""
        ids = {at["id"] for _name, at in self.tags if "id" in at}
        asked = [
            target
            for _name, at in self.tags
            for key in ("for", "aria-describedby", "aria-labelledby")
            for target in at.get(key, "").split()
        ]
        asked += [at["href"][1:] for at in self.find("a") if at.get("href", "").startswith("#")]
        return [target for target in asked if target not in ids]


def _is_inline_script(name: str, attributes: Attributes) -> bool:
    return name == "script" and "src" not in attributes
