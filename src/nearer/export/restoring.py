"""Bringing an archive back into one's own private space. Nothing that is there is written over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from datetime import date, timedelta
from itertools import islice

from nearer.export.logic.archive import Archive, ArchivedEntry, UnknownWriting, revive
from nearer.registry.installed import kinds
from nearer.spaces.entry import Brought
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace

There = dict[Hashable, Payload]
RESTORED, THERE, OTHER, UNREAD = "restored", "there", "other", "unread"
EARLIEST = date(1900, 1, 1)
AT_ONCE = 500


def restore(archive: Archive, space: OpenSpace) -> Counter[str]:
    """Adds what is missing. Counts what was restored, was there, is other words here, unread.

    In many short transactions, so that nobody who writes meanwhile waits for long. Broken off, it
    is taken up by the same file brought again.
    """
    there, counts = what_is_there(space), Counter[str]()
    every = (entry for each in archive.spaces if each.kind == "private" for entry in each.entries)
    entries = filter(may_come_back, every)
    while batch := list(islice(entries, AT_ONCE)):
        new: list[Brought] = []
        counts.update(restored(entry, space.today(), there, new) for entry in batch)
        space.bring(new)
    return counts


def may_come_back(entry: ArchivedEntry) -> bool:
    """One's own words. Of a kind that is unknown here, it is said that nobody can read it."""
    kind = kinds().get(entry.kind)
    return entry.mine and (kind is None or kind.comes_back)


def what_is_there(space: OpenSpace) -> There:
    """Everything in the space, by what may be there only once."""
    return {
        place(entry.payload, kind.slot(entry.payload, entry.day)): entry.payload
        for kind in kinds().values()
        if kind.comes_back
        for entry in space.entries(kind.cls)
    }


def place(said: Payload, slot: str) -> Hashable:
    """A slot holds one entry; without a slot, the same words are the same entry."""
    return slot or said


def restored(entry: ArchivedEntry, today: date, there: There, new: list[Brought]) -> str:
    """What becomes of one entry; one that is missing is put into `new`, with its day and moment."""
    kind = kinds().get(entry.kind)
    if kind is None or not is_of_this_time(entry, today):
        return UNREAD
    try:
        said = revive(entry, kind.cls)
    except UnknownWriting:
        return UNREAD
    slot = kind.slot(said, entry.day)
    at = place(said, slot)
    if at in there:
        return THERE if there[at] == said else OTHER
    there[at] = said
    new.append(Brought(said, slot, entry.day, entry.at))
    return RESTORED


def is_of_this_time(entry: ArchivedEntry, today: date) -> bool:
    """Whether a calendar can show its day: the list of years must not end in the year 9999.

    It may be tomorrow already where the copy was made.
    """
    return all(EARLIEST <= day <= today + timedelta(days=1) for day in (entry.day, entry.at.date()))
