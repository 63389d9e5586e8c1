"""Messages that are translated only when they are shown: an English text with its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """Returns the text. Makemessages looks for this name, so the text enters the catalogue."""
    return message


def as_written(message: str) -> str:
    """No translation: the message ids are English."""
    return message


@dataclass(frozen=True)
class Phrase:
    """A message id with named placeholders, and what fills them."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Translate = as_written) -> str:
        return translate(self.message).format_map(self.values)
