"""A sentence that is not yet translated: its English, and the values that belong in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """The same text. The name is what makemessages looks for, so the text enters the catalogue."""
    return message


def as_written(message: str) -> str:
    """The translation into the language the message ids are written in."""
    return message


@dataclass(frozen=True)
class Phrase:
    """A message id with named placeholders, and what fills them."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Translate = as_written) -> str:
        return translate(self.message).format_map(self.values)
