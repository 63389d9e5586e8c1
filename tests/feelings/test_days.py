"""Reading one's day, and erasing one."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.spaces.entry import Entry
from tests.cast import Friend
from tests.ui.page import Page


def write(friend: Friend, day: date, sentence: str = "") -> Entry[CheckIn]:
    said = CheckIn(pleasantness=3, energy=2, words=("tired",), circles=4, sentence=sentence)
    return friend.space.put(said, check_in_slot(day), day)


def see(friend: Friend, name: str, *rest: object) -> HttpResponse:
    return friend.client.get(reverse(name, args=[friend.space.id, *rest]))


def test_one_day_with_all_it_says(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2), "A day.")
    page = Page(see(ann, "check-in-entry", entry.id).content.decode())
    assert "Friday 2 January 2026" in page.words
    assert "rather unpleasant, low energy" in page.words
    assert "A day." in page.words
    assert "Change it" not in page.words


def test_todays_check_in_may_be_changed(ann: Friend) -> None:
    entry = write(ann, ann.space.today())
    assert "Change it" in see(ann, "check-in-entry", entry.id).content.decode()


def test_erasing_asks_first(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    path = reverse("check-in-erase", args=[ann.space.id, entry.id])
    assert "Delete 2 January 2026?" in ann.client.get(path).content.decode()
    assert ann.space.count(CheckIn) == 1
    assert ann.client.post(path).headers["Location"] == reverse("mine", args=[ann.space.id])
    assert ann.space.count(CheckIn) == 0
    assert ann.client.post(path).status_code == 404


def test_first_words_are_read_and_erased(ann: Friend) -> None:
    entry = ann.space.add(FirstWords(state="numb", happened="you left", text="I feel numb."))
    page = Page(see(ann, "first-words", entry.id).content.decode())
    assert "I feel numb." in page.words
    assert "you left" in page.words
    path = reverse("first-words-erase", args=[ann.space.id, entry.id])
    assert "Delete your first words?" in ann.client.get(path).content.decode()
    ann.client.post(path)
    assert ann.space.count(FirstWords) == 0


def test_a_check_in_does_not_open_as_first_words(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    assert see(ann, "first-words", entry.id).status_code == 404


def test_others_see_none_of_it(ann: Friend, ben: Friend, zoe: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    words = ann.space.add(FirstWords(text="Mine."))
    for friend in (ben, zoe):
        for name, rest in (
            ("check-in-entry", [entry.id]),
            ("check-in-erase", [entry.id]),
            ("first-words", [words.id]),
        ):
            assert friend.client.get(reverse(name, args=[ann.space.id, *rest])).status_code == 404
            own = reverse(name, args=[friend.space.id, *rest])
            assert friend.client.get(own).status_code == 404
        path = reverse("check-in-erase", args=[friend.space.id, entry.id])
        assert friend.client.post(path).status_code == 404
    assert ann.space.count(CheckIn) == 1
