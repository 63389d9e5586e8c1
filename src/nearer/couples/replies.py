"""Replies: what one of the two sends back for what the other gave."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nearer.couples.couple import Couple
from nearer.couples.logic.leaf import Leaf, is_to
from nearer.couples.logic.slots import reply_slot
from nearer.couples.payloads import Reply, Shape
from nearer.spaces.entry import Entry


def reply(
    couple: Couple, copy: Leaf[Any], shape: Shape, text: str, at: datetime | None = None
) -> None:
    """In place of an earlier one, also of one to what the copy said before. `at`: if not now."""
    couple.space.put(Reply(copy.id, copy.revision, shape, text), reply_slot(copy.id), at=at)


def my_reply(couple: Couple, copy: Leaf[Any]) -> Entry[Reply] | None:
    """What one has sent back oneself."""
    found = couple.space.in_slot(Reply, reply_slot(copy.id))
    return found if found and is_to(found, copy) else None


def sent_back(couple: Couple, copy: Leaf[Any]) -> str:
    """What came back for a copy, from whichever of the two did not write it, or nothing."""
    return next((each.payload.text for each in couple.replies if is_to(each, copy)), "")


def mark(couple: Couple, copy: Leaf[Any]) -> str:
    """Which text of a copy a page shows: another once it was shared anew, and nobody can tell
    from it how often that was."""
    return couple.space.newest.slot(f"copy/{copy.id}/{copy.revision}").hex()
