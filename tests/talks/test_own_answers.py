"""One's own answers are found in Mine, with who sees them, also when nobody is there any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from nearer.features.talks.logic.slots import answer_slot
from nearer.features.talks.payloads import Answer, Revealed
from nearer.features.talks.table import asked
from nearer.pairing.leaving import leave
from tests.cast import Couple, Friend
from tests.evening import Evening, evening
from tests.ui.page import Page

HERS = "That I would be left at the pool."


@pytest.fixture
def two(couple: Couple) -> Evening:
    return evening(couple)


def row(two: Evening, friend: Friend) -> str:
    """The newest row of Mine, from its link to its words."""
    page = two.get(friend, reverse("mine", args=[friend.space.id])).content.decode()
    return page.partition('class="month"')[2].partition("</li>")[0]


def own_page(friend: Friend) -> str:
    [entry] = friend.space.entries(Answer)
    return reverse("answer-entry", args=[friend.space.id, entry.id])


def test_mine_has_it_with_the_question_and_who_sees_it(
    two: Evening, ann: Friend, ben: Friend
) -> None:
    two.answer(ann, HERS)
    assert HERS in row(two, ann)
    assert asked(two.turn(ann).question) in Page(row(two, ann)).words
    assert "badge" not in row(two, ann)  # the page says once that only she sees it
    two.show(ann, HERS)
    assert "badge us" in row(two, ann)
    assert row(two, ben) == ""


def test_the_search_finds_the_answer_and_the_question(two: Evening, ann: Friend) -> None:
    two.answer(ann, HERS)
    for words in ("left pool", asked(two.turn(ann).question)):
        found = ann.client.post(reverse("mine-found", args=[ann.space.id]), {"words": words})
        assert HERS in Page(found.content.decode()).words


def test_an_answer_keeps_a_question_that_is_no_longer_asked(two: Evening, ann: Friend) -> None:
    retired = "What do your hands like to do?"
    day = ann.space.today() - timedelta(days=3)
    ann.space.put(Answer("hands-like", HERS), answer_slot("hands-like", day), day)
    assert retired in Page(row(two, ann)).words
    assert retired in Page(two.get(ann, own_page(ann)).content.decode()).words


def test_older_months_are_leafed_to(two: Evening, ann: Friend) -> None:
    for back in range(0, 450, 9):
        day = ann.space.today() - timedelta(days=back)
        said = Answer("slow-morning", f"Answer {back}.")
        ann.space.put(said, answer_slot("slow-morning", day), day)
    newest = two.words(ann, reverse("mine", args=[ann.space.id]))
    assert "Answer 0." in newest
    assert "Answer 441." not in newest
    month = (ann.space.today() - timedelta(days=441)).replace(day=1)
    assert "Answer 441." in two.words(ann, reverse("mine-from", args=[ann.space.id, month]))


def test_its_own_page_leads_to_the_question_and_erases_it(two: Evening, ann: Friend) -> None:
    two.show(ann, HERS)
    page = own_page(ann)
    assert page in row(two, ann)
    said = two.get(ann, page).content.decode()
    assert two.at() in said
    assert "A copy of it is in Ours" in said
    erase = page + "erase/"
    assert "Delete your answer?" in two.words(ann, erase)
    assert ann.space.count(Answer) == 1
    assert ann.client.post(erase).status_code == 302
    assert ann.space.count(Answer) == 0
    assert two.couple.seen_by(ann).count(Revealed) == 1


def test_it_is_nobody_elses(two: Evening, ann: Friend, ben: Friend, zoe: Friend) -> None:
    two.answer(ann, HERS)
    for friend in (ben, zoe):
        for page in (own_page(ann), own_page(ann) + "erase/"):
            assert friend.client.get(page).status_code == 404
            assert friend.client.post(page).status_code in (404, 405)
    assert ann.space.count(Answer) == 1


def test_when_the_two_have_ended_it_is_still_there(two: Evening, ann: Friend) -> None:
    two.show(ann, HERS)
    leave(ann.refresh(), two.couple.seen_by(ann), withdraws=False)
    assert "badge us" in row(two, ann)
    said = two.words(ann, own_page(ann))
    assert HERS in said
    assert "Go to the question" not in said


def test_an_answer_from_an_earlier_couple_is_no_matter_of_the_next(
    two: Evening, ann: Friend
) -> None:
    day = ann.space.today() - timedelta(days=400)
    ann.space.put(Answer("slow-morning", HERS), answer_slot("slow-morning", day), day)
    assert HERS in row(two, ann)
    assert "Go to the question" not in two.words(ann, own_page(ann))
    assert asked("slow-morning") not in two.words(ann, two.url("questions"))
