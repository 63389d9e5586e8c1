"""Leafing through one's days, reading one, erasing one."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse

from nearer.feelings.logic.slots import check_in_slot
from nearer.feelings.payloads import CheckIn, FirstWords
from nearer.spaces.models import SealedEntry
from nearer.spaces.space import Entry
from tests.cast import Friend
from tests.ui.page import Page


def write(friend: Friend, day: date, sentence: str = "") -> Entry[CheckIn]:
    said = CheckIn(pleasantness=3, energy=2, words=("tired",), circles=4, sentence=sentence)
    return friend.space.put(said, check_in_slot(day), day)


def see(friend: Friend, name: str, *rest: object) -> HttpResponse:
    return friend.client.get(reverse(name, args=[friend.space.id, *rest]))


def links(answer: HttpResponse, rel: str) -> list[str]:
    return [at["href"] for at in Page(answer.content.decode()).find("a", rel=rel)]


def test_invites_when_there_is_nothing(ann: Friend) -> None:
    said = see(ann, "check-ins").content.decode()
    assert "Your days will stand here" in said
    assert reverse("check-in", args=[ann.space.id]) in said


def test_shows_months_newest_first(ann: Friend) -> None:
    for day in (date(2025, 11, 3), date(2025, 12, 24), date(2026, 1, 2)):
        write(ann, day, f"Said on {day}.")
    said = see(ann, "check-ins").content.decode()
    places = [said.index(words) for words in ("January 2026", "Said on 2026", "November 2025")]
    assert places == sorted(places)
    assert "3 check-ins" in said


def test_leafs_by_whole_months_there_and_back(ann: Friend) -> None:
    first = date(2025, 1, 1)
    for gone in range(0, 365, 2):
        write(ann, first + timedelta(days=gone))
    newest = see(ann, "check-ins")
    seen, page = [], newest
    while True:
        seen.append(page.content.decode().count('class="item day"'))
        older = links(page, "next")
        if not older:
            break
        page = ann.client.get(older[0])
    assert sum(seen) == 183
    assert max(seen) <= 40
    back = 0
    while newer := links(page, "prev"):
        page, back = ann.client.get(newer[0]), back + 1
    assert back == len(seen) - 1
    assert page.content.decode().count("November 2025") == newest.content.decode().count(
        "November 2025"
    )


def test_jumps_to_a_year(ann: Friend) -> None:
    for year in range(2016, 2027):
        write(ann, date(year, 5, 4), f"In {year}.")
    page = Page(see(ann, "check-ins-from", date(2019, 12, 1)).content.decode())
    assert "In 2019." in page.words
    assert "In 2020." not in page.words
    assert len([at for at in page.find("a") if at.get("class") == "chip"]) == 11


def test_a_month_without_a_day_leads_to_an_older_one(ann: Friend) -> None:
    write(ann, date(2025, 3, 4), "In March.")
    assert "In March." in see(ann, "check-ins-from", date(2026, 1, 1)).content.decode()
    assert "In March." in see(ann, "check-ins-from", date(2001, 1, 1)).content.decode()


def test_an_impossible_month_is_no_page(ann: Friend) -> None:
    start = reverse("check-ins", args=[ann.space.id])
    assert ann.client.get(f"{start}2025-13/").status_code == 404
    assert ann.client.get(f"{start}0000-01/").status_code == 404


def test_a_broken_seal_is_said_and_takes_nothing_else_away(ann: Friend) -> None:
    write(ann, date(2026, 1, 2), "Still here.")
    broken = write(ann, date(2026, 1, 3))
    row = SealedEntry.objects.get(id=broken.id.bytes)
    SealedEntry.objects.filter(id=row.id).update(blob=row.blob[:-1])
    said = see(ann, "check-ins").content.decode()
    assert "Still here." in said
    assert "could not be opened" in said


def test_one_day_with_all_it_says(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2), "A day.")
    page = Page(see(ann, "check-in-entry", entry.id).content.decode())
    assert "Friday 2 January 2026" in page.words
    assert "rather unpleasant, still" in page.words
    assert "A day." in page.words
    assert "Change it" not in page.words


def test_todays_may_be_changed(ann: Friend) -> None:
    entry = write(ann, ann.space.today())
    assert "Change it" in see(ann, "check-in-entry", entry.id).content.decode()


def test_erasing_asks_first(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    path = reverse("check-in-erase", args=[ann.space.id, entry.id])
    assert "Erase 2 January 2026?" in ann.client.get(path).content.decode()
    assert ann.space.count(CheckIn) == 1
    assert ann.client.post(path).headers["Location"] == reverse("check-ins", args=[ann.space.id])
    assert ann.space.count(CheckIn) == 0
    assert ann.client.post(path).status_code == 404


def test_first_words_are_read_and_erased(ann: Friend) -> None:
    entry = ann.space.add(FirstWords(state="numb", happened="you left", text="I feel numb."))
    page = Page(see(ann, "first-words", entry.id).content.decode())
    assert "I feel numb." in page.words
    assert "you left" in page.words
    path = reverse("first-words-erase", args=[ann.space.id, entry.id])
    assert "Erase your first words?" in ann.client.get(path).content.decode()
    ann.client.post(path)
    assert ann.space.count(FirstWords) == 0


def test_one_kind_does_not_open_as_another(ann: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    assert see(ann, "first-words", entry.id).status_code == 404


def test_others_see_none_of_it(ann: Friend, ben: Friend, zoe: Friend) -> None:
    entry = write(ann, date(2026, 1, 2))
    words = ann.space.add(FirstWords(text="Mine."))
    for friend in (ben, zoe):
        for name, rest in (
            ("check-ins", []),
            ("check-in-entry", [entry.id]),
            ("check-in-erase", [entry.id]),
            ("first-words", [words.id]),
        ):
            assert friend.client.get(reverse(name, args=[ann.space.id, *rest])).status_code == 404
            own = reverse(name, args=[friend.space.id, *rest])
            assert friend.client.get(own).status_code == (404 if rest else 200)
        path = reverse("check-in-erase", args=[friend.space.id, entry.id])
        assert friend.client.post(path).status_code == 404
    assert ann.space.count(CheckIn) == 1
