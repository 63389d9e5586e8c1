"""The lighter wish wins, whoever said it."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.logic.agreement import (
    ENDED,
    ENDINGS,
    LIGHTEST,
    NO_HOUR,
    PACES,
    PAUSES,
    Agreement,
    Span,
    in_words,
    lighter,
)
from nearer.couples.payloads import Ending, Wishes

hour = st.integers(0, 23)
some_wishes = st.builds(
    Wishes,
    pace=st.integers(1, 5),
    from_hour=hour,
    to_hour=hour,
    ending=st.sampled_from(get_args(Ending)),
)


def hours(since: int, until: int) -> Wishes:
    return Wishes(from_hour=since, to_hour=until)


@given(some_wishes, some_wishes)
def test_it_does_not_matter_whose_wish_it_was(one: Wishes, other: Wishes) -> None:
    assert lighter([one, other]) == lighter([other, one])


@given(some_wishes, some_wishes)
def test_nobody_is_taken_further_than_they_wished(one: Wishes, other: Wishes) -> None:
    found = lighter([one, other])
    assert found.pace == min(one.pace, other.pace)
    for each in (one, other):
        own = Span(each.from_hour, each.to_hour).hours
        assert all(hour in own for hour in range(24) if found.has_hour(hour))


@given(some_wishes, some_wishes)
def test_no_hour_that_suits_both_is_lost(one: Wishes, other: Wishes) -> None:
    found = lighter([one, other])
    both = Span(one.from_hour, one.to_hour).hours & Span(other.from_hour, other.to_hour).hours
    assert frozenset(hour for hour in range(24) if found.has_hour(hour)) == both
    assert sum(len(span.hours) for span in found.spans) == len(both)
    assert len(found.spans) <= 2


@given(some_wishes)
def test_two_who_wish_the_same_agree_on_it(wish: Wishes) -> None:
    found = lighter([wish, wish])
    assert (found.pace, found.ending, found.is_complete) == (wish.pace, wish.ending, True)


@pytest.mark.parametrize("wishes", [[], [Wishes(pace=5, ending="leave-copies")]])
def test_until_both_have_spoken_the_lightest_holds(wishes: list[Wishes]) -> None:
    found = lighter(wishes)
    assert found == Agreement(LIGHTEST, (), "decide-then", is_complete=False)
    assert not any(found.has_hour(hour) for hour in range(24))
    assert in_words(found)[0].startswith("Until you have both")


@pytest.mark.parametrize(
    ("one", "other", "spans"),
    [
        (hours(8, 21), hours(17, 23), [(17, 21)]),
        (hours(22, 6), hours(20, 23), [(22, 23)]),
        (hours(22, 6), hours(21, 7), [(22, 6)]),
        (hours(20, 10), hours(8, 22), [(8, 10), (20, 22)]),
        (hours(6, 12), hours(12, 20), []),
        (hours(0, 0), hours(9, 9), [(0, 0)]),
        (hours(0, 0), hours(23, 1), [(23, 1)]),
    ],
)
def test_hours_in_common(one: Wishes, other: Wishes, spans: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in lighter([one, other]).spans] == spans


def test_the_two_ends_of_different_wishes_stay_open() -> None:
    found = lighter([Wishes(ending="leave-copies"), Wishes(ending="withdraw-mine")])
    assert found.ending == "decide-then"


def test_it_reads_as_plain_sentences() -> None:
    found = lighter([Wishes(3, 20, 10, "", "leave-copies"), Wishes(2, 8, 22, "", "leave-copies")])
    assert in_words(found) == (
        "How deep questions may go: a little about ourselves as well.",
        "Shared things show on Today between 08:00 and 10:00 and between 20:00 and 22:00, "
        "and in Ours at any hour.",
        "Reminder e-mails come as each of you has chosen, and say nothing about this.",
        "If you two part, you can both still read what was shared.",
        "Each of you leaves with your own words. Neither can delete the other’s.",
        "Leaving sends no message.",
    )


def test_no_hour_in_common_is_said_kindly() -> None:
    assert in_words(lighter([hours(6, 12), hours(12, 20)]))[1] == NO_HOUR


@given(some_wishes, some_wishes)
def test_the_sentences_do_not_tell_whose_wish_it_was(one: Wishes, other: Wishes) -> None:
    assert in_words(lighter([one, other])) == in_words(lighter([other, one]))


def test_every_choice_has_words() -> None:
    assert list(PACES) == [1, 2, 3, 4, 5]
    assert ENDINGS.keys() == ENDED.keys() == set(get_args(Ending))
    assert not re.search(r"\b(should|must)\b|!", " ".join([*PACES.values(), *PAUSES]))
