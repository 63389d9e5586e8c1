"""What one of two does with a question: answer it, leave it, reveal it, tell of it, take it back.

Only `reveal` and `tell` write where both can read, and each is an act of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from nearer.couples.payloads import WantsBack
from nearer.features.talks.logic import slots
from nearer.features.talks.logic.turn import Place, Turn
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Telling, Waiting
from nearer.features.talks.table import Questions
from nearer.spaces.entry import Entry
from nearer.spaces.space import OpenSpace

Q = TypeVar("Q", Revealed, Waiting)


def answer(questions: Questions, turn: Turn, text: str, seen: int) -> None:
    """Keeps it for oneself. Raises `StaleEntry` when another page has kept another answer."""
    slot = slots.answer_slot(turn.question, turn.day)
    questions.own.put(Answer(turn.question, text), slot, turn.day, seen=seen)


def seen(questions: Questions, turn: Turn) -> int:
    """The revision of one's own answer, 0 for none."""
    found = questions.own.in_slot(Answer, slots.answer_slot(turn.question, turn.day))
    return found.revision if found else 0


def skip(questions: Questions, turn: Turn) -> None:
    slot = slots.skipped_slot(turn.question, turn.day)
    questions.own.put(Skipped(turn.question), slot, turn.day)


def reveal(questions: Questions, turn: Turn, wants_back: WantsBack) -> None:
    """Puts a copy where both can read, in place of an earlier one."""
    assert turn.answer
    slot = slots.revealed_slot(turn.question, turn.day, questions.space.me)
    copy = Revealed(turn.question, turn.answer.payload.text, wants_back)
    questions.space.put(copy, slot, turn.day, quietly=not may_show(questions, turn))


def may_show(questions: Questions, turn: Turn) -> bool:
    """Whether the other's open page may hear of a copy: only where it may show, because they were
    told of it or both have shown one. Otherwise a page that moved would tell that it is there."""
    both = any(entry.author != questions.space.me for entry in there(questions, turn, Revealed))
    return both or turn.has_told


def chosen(questions: Questions, turn: Turn) -> dict[str, Any]:
    """What was chosen for this answer, or the last time."""
    wanted = turn.mine.payload.wants_back if turn.mine else "just-listen"
    is_told = turn.has_told if turn.mine else lets_know(questions)
    return {"wants_back": wanted, "lets_know": is_told}


def lets_know(questions: Questions) -> bool:
    """What was chosen the last time. Off until somebody chooses it."""
    found = questions.own.in_slot(Telling, slots.TELLING_SLOT)
    return bool(found and found.payload.lets_know)


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
    return [entry for entry in there(questions, turn, kind) if entry.author == questions.space.me]


def there(questions: Questions, turn: Turn, kind: type[Q]) -> list[Entry[Q]]:
    """What both have put where the two can read, at this question."""
    found = questions.space.entries(kind, turn.day, turn.day)
    return [entry for entry in found if entry.payload.question == turn.question]


def revealed_places(couples: Iterable[OpenSpace]) -> set[Place]:
    """Where one has shown an answer of one's own, also to somebody with whom it has ended."""
    shown = (each for couple in couples for each in couple.entries(Revealed))
    return {(each.day, each.payload.question) for each in shown if each.author == each.space.me}
