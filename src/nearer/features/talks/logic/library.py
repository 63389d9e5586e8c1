"""The library: every question for two, by id.

One small file for each depth and topic. An id is for ever, because answers refer to it, and so is
what a question asks: another question gets another id. One that is no longer asked moves to
`retired.toml`, so that an old answer keeps its question. The wording is ours; `source` names where
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
        "If you are afraid of how your answer might be taken, leave this one. "
        "Nobody can see that you skipped it."
    ),
    "grief": _("If a loss is still fresh, this one can wait."),
    "hard-childhood": _("If your childhood was hard, feel free to choose another one."),
    "harmed": _("If someone did you serious harm, this is not the place to go through it."),
    "health": _("If you are worried about your health just now, feel free to choose another one."),
    "low": _("On a very dark day, choose another one. The help lines are for such days too."),
    "touch": _("If touch is a sore subject just now, choose another one."),
    "trust": _(
        "If trust was broken and still hurts, this is better talked through with a counsellor, "
        "if you can."
    ),
}

FOLDER = Path(__file__).parent.parent / "questions"
SOURCES = FOLDER / "sources.toml"
RETIRED = FOLDER / "retired.toml"


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
    not_for: tuple[Caution, ...] = ()

    @property
    def cautions(self) -> tuple[str, ...]:
        return tuple(CAUTIONS[each] for each in self.not_for)


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question, as it stands in its file."""

    id: Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z0-9-]{0,39}\Z")]
    text: str
    source: str = ""
    not_for: tuple[Caution, ...] = ()


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
    """Every question that is asked, by its id."""
    sheets = sorted(FOLDER.glob("?-*.toml"))
    return {question.id: question for path in sheets for question in _questions(path)}


@cache
def retired() -> dict[str, str]:
    """What the questions asked that are no longer asked, by their ids."""
    return msgspec.convert(tomllib.loads(RETIRED.read_text("utf-8")), dict[str, str])


def question(id: str) -> Question | None:  # noqa: A002
    """The question, or None for one that is no longer asked, or that only a newer Nearer knows."""
    return library().get(id)


def text(id: str) -> str:  # noqa: A002
    """What a question asks or once asked; nothing for one that only a newer Nearer knows."""
    return library()[id].text if id in library() else retired().get(id, "")


def message_ids() -> tuple[str, ...]:
    """What a catalogue of translations has to hold of the library."""
    return (*(question.text for question in library().values()), *retired().values())


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
