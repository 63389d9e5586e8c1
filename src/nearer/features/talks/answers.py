"""What one of two does with a question: answer it, leave it, reveal it, tell of it, take it back.

Only `reveal` and `tell` write where both can read, and each is an act of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from nearer.couples.payloads import WantsBack
from nearer.features.talks.logic import slots
from nearer.features.talks.logic.turn import Place, Turn
from nearer.features.talks.payloads import Answer, Opened, Revealed, Skipped, Telling, Waiting
from nearer.features.talks.table import Questions
from nearer.spaces.entry import Entry
from nearer.spaces.errors import StaleEntry
from nearer.spaces.space import OpenSpace
from nearer.ui.bounds import longest

Q = TypeVar("Q", Revealed, Waiting)
A_GAP = "\n\n"


def answer(questions: Questions, turn: Turn, text: str, seen: int) -> None:
    """Keeps it for oneself. Raises `StaleEntry` when another page has kept another answer."""
    slot = slots.answer_slot(turn.question, turn.day)
    questions.own.put(Answer(turn.question, text), slot, turn.day, seen=seen)


def add_typed(questions: Questions, turn: Turn, text: str, seen: int) -> None:
    """Keeps what stood in a box that was left without a word. What another page has kept meanwhile
    is not lost either: both stand there, as far as there is room."""
    there = turn.answer.payload.text if turn.answer else ""
    if turn.answer is None or seen == turn.answer.revision:
        answer(questions, turn, text, seen if turn.answer else 0)
    elif text not in there:
        both = f"{there}{A_GAP}{text}"
        if len(both) > longest(Answer, "text"):
            raise StaleEntry
        answer(questions, turn, both, turn.answer.revision)


def skip(questions: Questions, turn: Turn) -> None:
    slot = slots.skipped_slot(turn.question, turn.day)
    questions.own.put(Skipped(turn.question), slot, turn.day)


def open_both(questions: Questions, turn: Turn) -> None:
    slot = slots.opened_slot(turn.question, turn.day)
    questions.own.put(Opened(turn.question), slot, turn.day)


def reveal(questions: Questions, turn: Turn, text: str, wants_back: WantsBack | None) -> None:
    """Puts a copy where both can read, in place of an earlier one."""
    slot = slots.revealed_slot(turn.question, turn.day, questions.space.me)
    copy = Revealed(turn.question, text, wants_back)
    questions.space.put(copy, slot, turn.day, quietly=not may_show(questions, turn))


def may_show(questions: Questions, turn: Turn) -> bool:
    """Whether the other's open page may hear of a copy: only where it may show, because they were
    told of it or both have shown one. Otherwise a page that moved would tell that it is there."""
    shown = questions.space.entries(Revealed, turn.day, turn.day)
    return turn.has_told or any(entry.author != questions.space.me for entry in shown)


def telling(questions: Questions) -> bool | None:
    """What was chosen the last time; None until it was asked."""
    found = questions.own.in_slot(Telling, slots.TELLING_SLOT)
    return found.payload.lets_know if found else None


def tell(questions: Questions, turn: Turn, *, lets_know: bool) -> None:
    """Lets the other know that an answer waits, or no longer; and remembers the wish."""
    slot = slots.waiting_slot(turn.question, turn.day, questions.space.me)
    questions.own.put(Telling(lets_know), slots.TELLING_SLOT)
    if lets_know:
        questions.space.put(Waiting(turn.question), slot, turn.day)
        return
    for found in own_of(questions, turn, Waiting):
        found.erase()


def take_back(questions: Questions, turn: Turn) -> None:
    """Removes the copy, and that it waits. One's own answer stays with oneself."""
    for told in own_of(questions, turn, Waiting):
        told.erase()
    quietly = not may_show(questions, turn)
    for shown in own_of(questions, turn, Revealed):
        shown.erase(quietly=quietly)


def own_of(questions: Questions, turn: Turn, kind: type[Q]) -> list[Entry[Q]]:
    """What one has put there. Two of a kind where somebody was let back in and said it again."""
    found = questions.space.entries(kind, turn.day, turn.day)
    mine = (entry for entry in found if entry.author == questions.space.me)
    return [entry for entry in mine if entry.payload.question == turn.question]


def revealed_places(couples: Iterable[OpenSpace]) -> set[Place]:
    """Where one has shown an answer of one's own, also to somebody with whom it has ended."""
    shown = (each for couple in couples for each in couple.entries(Revealed))
    return {(each.day, each.payload.question) for each in shown if each.author == each.space.me}
