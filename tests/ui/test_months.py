"""Pagination: which months are on which page."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nearer.ui.months import A_PAGE, Leaf, last_of, leaf, years

MONTHS = st.builds(
    lambda year, month: date(year, month, 1), st.integers(2010, 2030), st.integers(1, 12)
)
COUNTS = st.dictionaries(MONTHS, st.integers(1, 60), max_size=40)


def held(counts: dict[date, int], page: Leaf) -> int:
    return sum(count for month, count in counts.items() if page.since <= month <= page.until)


def test_no_entries_have_no_page() -> None:
    assert leaf({}) is None
    assert leaf(Counter({date(2026, 1, 1): 0})) is None
    assert years({}) == []


@given(COUNTS)
def test_leafing_meets_every_month_once(counts: dict[date, int]) -> None:
    page, seen = leaf(counts), 0
    while page:
        seen += held(counts, page)
        page = leaf(counts, page.older) if page.older else None
    assert seen == sum(counts.values())


@given(COUNTS, MONTHS)
def test_a_page_is_one_month_or_within_its_bounds(counts: dict[date, int], start: date) -> None:
    page = leaf(counts, start)
    if page and held(counts, page) > A_PAGE:
        assert page.since == page.until.replace(day=1)


@given(COUNTS)
def test_newer_leads_back_to_the_neighbour(counts: dict[date, int]) -> None:
    page = leaf(counts)
    while page and page.older:
        older = leaf(counts, page.older)
        assert older is not None
        assert older.newer is not None
        newer = leaf(counts, older.newer)
        assert newer is not None
        assert newer.until > older.until
        page = older


def test_the_last_day_of_a_month_is_found() -> None:
    assert last_of(date(2024, 2, 1)) == date(2024, 2, 29)
    assert last_of(date(2025, 12, 31)) == date(2025, 12, 31)


def test_years_begin_at_their_end() -> None:
    counts = {date(2024, 5, 1): 2, date(2026, 1, 1): 1, date(2025, 1, 1): 0}
    assert years(counts) == [date(2026, 12, 1), date(2024, 12, 1)]
