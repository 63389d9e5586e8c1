"""The library: every question for two, by id.

One small file for each depth and topic. An id is for ever, because answers refer to it, and so is
what a question asks: another question gets another id. The wording is ours; `source` names where
the idea comes from. Texts in these files are message ids: makemessages does not look there, so
whoever writes the catalogue takes `message_ids`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from nearer.ui.phrases import gettext_noop as _

Depth = Literal[1, 2, 3, 4, 5]
Topic = Literal[
    "everyday",
    "growing-up",
    "us",
    "play",
    "people",
    "rest",
    "doing",
    "ahead",
    "feeling",
    "kindness",
    "ways",
    "courage",
]
Caution = Literal["fear", "grief", "hard-childhood", "harmed", "health", "low", "touch", "trust"]

DEPTHS: dict[Depth, str] = {
    1: _("light"),
    2: _("a little about you"),
    3: _("personal"),
    4: _("tender"),
    5: _("deep"),
}
TOPICS: dict[Topic, str] = {
    "everyday": _("The everyday"),
    "growing-up": _("Growing up"),
    "us": _("The two of you"),
    "play": _("Play"),
    "people": _("Other people"),
    "rest": _("Body and rest"),
    "doing": _("What you do"),
    "ahead": _("What lies ahead"),
    "feeling": _("Feelings"),
    "kindness": _("Kindness"),
    "ways": _("Your ways"),
    "courage": _("Courage"),
}
# Who had better leave a question. Shown under it, alike for both.
CAUTIONS: dict[Caution, str] = {
    "fear": _(
        "If you have to fear how an answer is taken, leave this one. Leaving it shows nowhere."
    ),
    "grief": _("If a loss is fresh, this one can wait."),
    "hard-childhood": _("If your early years were hard, another question may be the better one."),
    "harmed": _("If somebody did you serious harm, this is not the place to go through it."),
    "health": _("If your health weighs on you just now, another question is as good."),
    "low": _("On a very dark day, take another one. The help lines are for such days as well."),
    "touch": _("If touch is a sore subject just now, take another one."),
    "trust": _("If trust was broken and is still sore, a counsellor’s room suits this one better."),
}

FOLDER = Path(__file__).parent.parent / "questions"
SOURCES = FOLDER / "sources.toml"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an idea comes from, and how strong that is for one written question: never an A."""

    idea: str
    paper: str
    strength: Literal["B", "C"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """`not_for`: who had better leave it."""

    id: str
    text: str
    depth: Depth
    topic: Topic
    source: Source
    not_for: Caution | None = None

    @property
    def caution(self) -> str:
        return CAUTIONS[self.not_for] if self.not_for else ""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question, as it stands in its file."""

    id: Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z0-9-]{0,39}\Z")]
    text: str
    source: str = ""
    not_for: Caution | None = None


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file. `source` holds for every question that names none of its own."""

    depth: Depth
    topic: Topic
    source: str
    questions: tuple[_Line, ...]


@cache
def sources() -> dict[str, Source]:
    return msgspec.convert(tomllib.loads(SOURCES.read_text("utf-8")), dict[str, Source])


@cache
def library() -> dict[str, Question]:
    """Every question by its id."""
    sheets = sorted(path for path in FOLDER.glob("*.toml") if path != SOURCES)
    return {question.id: question for path in sheets for question in _questions(path)}


def question(id: str) -> Question | None:  # noqa: A002
    """The question, or None for one that a newer Nearer knows and this one does not."""
    return library().get(id)


def message_ids() -> tuple[str, ...]:
    """What a catalogue of translations has to hold of the library."""
    return tuple(question.text for question in library().values())


def _questions(path: Path) -> tuple[Question, ...]:
    sheet = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Sheet)
    return tuple(
        Question(
            id=line.id,
            text=line.text,
            depth=sheet.depth,
            topic=sheet.topic,
            source=sources()[line.source or sheet.source],
            not_for=line.not_for,
        )
        for line in sheet.questions
    )
