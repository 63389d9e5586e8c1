"""What one of two does with a question: answer it, leave it, show it, tell of it, take it back.

Only `show`, `tell` and `reply` write where both can read, and each is an act of its own.
"""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any, TypeVar

from nearer.features.feelings.payloads import SharedCheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.logic import slots
from nearer.features.talks.logic.turn import Leaf, Turn, is_to
from nearer.features.talks.payloads import (
    Answer,
    Reply,
    Revealed,
    Shape,
    Skipped,
    Telling,
    Waiting,
    WantsBack,
)
from nearer.ours.two import Two
from nearer.spaces.errors import NoSuchEntry
from nearer.spaces.payload import Payload
from nearer.spaces.space import Entry

P = TypeVar("P", bound=Payload)
Q = TypeVar("Q", Revealed, Waiting)


def answer(two: Two, turn: Turn, text: str, seen: int) -> None:
    """Keeps it for oneself. Raises `StaleEntry` when another page has kept another answer."""
    slot = slots.answer_slot(turn.question, turn.day)
    two.own.put(Answer(turn.question, text), slot, turn.day, seen=seen)


def seen(two: Two, turn: Turn) -> int:
    """The revision of one's own answer, 0 for none."""
    found = two.own.in_slot(Answer, slots.answer_slot(turn.question, turn.day))
    return found.revision if found else 0


def skip(two: Two, turn: Turn) -> None:
    slot = slots.skipped_slot(turn.question, turn.day)
    two.own.put(Skipped(turn.question), slot, turn.day)


def show(two: Two, turn: Turn, wants_back: WantsBack) -> None:
    """Puts a copy where both can read, in place of an earlier one."""
    assert turn.answer
    slot = slots.revealed_slot(turn.question, turn.day, two.space.me)
    copy = Revealed(turn.question, turn.answer.payload.text, wants_back)
    with told_where_it_shows(two, turn):
        two.space.put(copy, slot, turn.day)


def told_where_it_shows(two: Two, turn: Turn) -> AbstractContextManager[None]:
    """The other's open page hears of a copy only where it may show: told of, or both have shown."""
    both = any(entry.author != two.space.me for entry in there(two, turn, Revealed))
    return nullcontext() if both or turn.has_told else two.space.untold()


def wishes(two: Two, turn: Turn) -> dict[str, Any]:
    """What was chosen for this answer, or the last time."""
    wanted = turn.mine.payload.wants_back if turn.mine else "just-listen"
    is_told = turn.has_told if turn.mine else lets_know(two)
    return {"wants_back": wanted, "lets_know": is_told}


def lets_know(two: Two) -> bool:
    """What was chosen the last time. Off until somebody chooses it."""
    found = two.own.in_slot(Telling, slots.TELLING_SLOT)
    return bool(found and found.payload.lets_know)


def tell(two: Two, turn: Turn, *, lets_know: bool) -> None:
    """Lets the other know that an answer waits, or no longer; and remembers the wish."""
    slot = slots.waiting_slot(turn.question, turn.day, two.space.me)
    two.own.put(Telling(lets_know), slots.TELLING_SLOT)
    if lets_know:
        two.space.put(Waiting(turn.question), slot, turn.day)
        return
    for found in own_of(two, turn, Waiting):
        found.erase()


def take_back(two: Two, turn: Turn) -> None:
    """Removes the copy, and that it waits. One's own answer stays with oneself."""
    for told in own_of(two, turn, Waiting):
        told.erase()
    with told_where_it_shows(two, turn):
        for shown in own_of(two, turn, Revealed):
            shown.erase()


def own_of(two: Two, turn: Turn, kind: type[Q]) -> list[Entry[Q]]:
    """What one has put there. Two of a kind where somebody was let back in and said it again."""
    return [entry for entry in there(two, turn, kind) if entry.author == two.space.me]


def there(two: Two, turn: Turn, kind: type[Q]) -> list[Entry[Q]]:
    """What both have put where the two can read, at this question."""
    found = two.space.entries(kind, turn.day, turn.day)
    return [entry for entry in found if entry.payload.question == turn.question]


def theirs(two: Two, id_: uuid.UUID) -> Entry[Any]:
    """Something the other gave to read. Raises `NoSuchEntry`, also for one's own."""
    found: Entry[Any] = _one_of(two, (Thanks, Note, SharedCheckIn), id_)
    if found.author == two.space.me:
        raise NoSuchEntry
    return found


def mine(two: Two, id_: uuid.UUID) -> Entry[Any]:
    """A thank-you, a note or a reply of one's own. Raises `NoSuchEntry`, also for the other's."""
    found: Entry[Any] = _one_of(two, (Thanks, Note, Reply), id_)
    found.check_pen()
    return found


def _one_of(two: Two, kinds: tuple[type[P], ...], id_: uuid.UUID) -> Entry[P]:
    for kind in kinds:
        with suppress(NoSuchEntry):
            return two.space.entry(kind, id_)
    raise NoSuchEntry


def reply_of(two: Two, copy: Entry[Any]) -> Entry[Reply] | None:
    """What one has sent back oneself."""
    found = two.space.in_slot(Reply, slots.reply_slot(copy.id))
    return found if found and is_to(found, copy) else None


def reply(two: Two, copy: Leaf[Any], shape: Shape, text: str) -> None:
    """In place of an earlier one, also of one to what the copy said before."""
    two.space.put(Reply(copy.id, copy.revision, shape, text), slots.reply_slot(copy.id))
