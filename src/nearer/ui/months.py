"""Pagination of years of writing by whole months, opening only what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

A_PAGE = 40


@dataclass(frozen=True)
class Leaf:
    """One page of a long list: from `since` to `until`, and the months where its neighbours
    begin."""

    since: date
    until: date
    older: date | None
    newer: date | None


def first_of(day: date) -> date:
    return day.replace(day=1)


def last_of(month: date) -> date:
    return first_of(month.replace(day=28) + timedelta(days=4)) - timedelta(days=1)


def leaf(counts: Mapping[date, int], start: date | None = None) -> Leaf | None:
    """The page that begins with a month and goes back while there is room for whole months.

    `counts`: how many entries, by the first day of each month. A month without any leads to the
    next older one, or to the oldest of all. None: nothing is written at all.
    """
    months = sorted((month for month, count in counts.items() if count), reverse=True)
    if not months:
        return None
    start = first_of(start or months[0])
    at = next((place for place, month in enumerate(months) if month <= start), len(months) - 1)
    end, room = at, A_PAGE - counts[months[at]]
    while end + 1 < len(months) and counts[months[end + 1]] <= room:
        end += 1
        room -= counts[months[end]]
    return Leaf(
        since=months[end],
        until=last_of(months[at]),
        older=months[end + 1] if end + 1 < len(months) else None,
        newer=_newer(months, counts, at),
    )


def _newer(months: list[date], counts: Mapping[date, int], at: int) -> date | None:
    """Where the page before this one begins: as many newer months as fit on it."""
    if at == 0:
        return None
    start, room = at - 1, A_PAGE - counts[months[at - 1]]
    while start > 0 and counts[months[start - 1]] <= room:
        start -= 1
        room -= counts[months[start]]
    return months[start]


def years(counts: Mapping[date, int]) -> list[date]:
    """The Decembers of the years with something in them, newest first: where their pages begin."""
    found = {month.year for month, count in counts.items() if count}
    return [date(year, 12, 1) for year in sorted(found, reverse=True)]
