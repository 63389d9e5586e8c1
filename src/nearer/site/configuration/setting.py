"""One setting: its name, how its text is read, what holds without it, and a sentence about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class Misread(ValueError):
    """A text that is no value of a setting. The message says what is wrong with it, or is empty."""


class UnsoundSettings(Exception):
    """Settings that cannot be used, each in one sentence. Nothing is served or changed with them.

    No sentence repeats what may hold a password.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


@dataclass(frozen=True)
class Setting(Generic[T]):
    """`usual`: the text that stands for no text, an empty one included. `about` is the sentence in
    docs/hosting.md, `write` tells somebody who wrote a wrong value how to write a right one."""

    name: str
    parse: Callable[[str], T]
    usual: str
    about: str
    write: str
    is_secret: bool = False
    # Where the usual value is worked out from other settings: in words, for the table.
    usually: str = ""

    def read(self, text: str) -> T:
        """The value. Raises `Misread` with a sentence for the operator."""
        try:
            return self.parse(text.strip() or self.usual)
        except Misread as error:
            raise Misread(self.refusal(text, str(error))) from None

    def refusal(self, text: str, reason: str = "") -> str:
        is_told = not self.is_secret and "@" not in text  # a password in the wrong place
        if is_told:
            return f"{self.name} is {text!r}{reason and f', {reason}'}. {self.write}"
        return f"{self.name} has a value {reason or 'that cannot be read'}. {self.write}"
