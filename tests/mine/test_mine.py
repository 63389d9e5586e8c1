"""Mine: everything one has written, found again, ten years back without pain."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.mine.logic.search import has_all
from nearer.spaces.entry import Entry
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.ui.page import Page

QueryLimit = Callable[[int], AbstractContextManager[object]]


def see(friend: Friend, name: str = "mine", *rest: object) -> HttpResponse:
    return friend.client.get(reverse(name, args=[friend.space.id, *rest]))


def words(answer: HttpResponse) -> str:
    return " ".join(Page(answer.content.decode()).words.split())


def find(friend: Friend, text: str) -> str:
    path = reverse("mine-found", args=[friend.space.id])
    return words(friend.client.post(path, {"words": text}))


def write(friend: Friend, day: date, sentence: str) -> Entry[CheckIn]:
    return friend.space.put(CheckIn(words=("tired",), sentence=sentence), check_in_slot(day), day)


def links(answer: HttpResponse, rel: str) -> list[str]:
    return [at["href"] for at in Page(answer.content.decode()).find("a", rel=rel)]


def test_invites_when_there_is_nothing(ann: Friend) -> None:
    assert "Your words will appear here" in words(see(ann))


def test_shows_all_kinds_newest_first_with_who_sees_them(ann: Friend) -> None:
    write(ann, date(2026, 1, 5), "Later.")
    ann.space.add(FirstWords(text="I feel distant."), date(2026, 1, 3))
    write(ann, date(2025, 12, 30), "Earlier.")
    said = words(see(ann))
    places = [said.index(each) for each in ("Later.", "I feel distant.", "Earlier.")]
    assert places == sorted(places)
    assert "Only you can see this." in said
    assert "First words" in said


def test_leads_to_the_export(ann: Friend) -> None:
    assert reverse("export", args=[ann.space.id]) in see(ann).content.decode()


def test_a_check_in_is_drawn_and_anything_else_says_what_it_is(ann: Friend) -> None:
    said = CheckIn(pleasantness=3, energy=2, words=("tired",), circles=4)
    ann.space.put(said, check_in_slot(date(2026, 1, 5)), date(2026, 1, 5))
    ann.space.put(CheckIn(circles=6), check_in_slot(date(2026, 1, 4)), date(2026, 1, 4))
    ann.space.add(FirstWords(text="I feel distant."), date(2026, 1, 3))
    rows = see(ann).content.decode().split('<li class="item day">')[1:]
    assert [row.count('class="grid-picture" role="img"') for row in rows] == [1, 0, 0]
    assert ["Closeness" in row for row in rows] == [True, True, False]
    assert ["Check-in" in row for row in rows] == [False, True, False]
    assert ["First words" in row for row in rows] == [False, False, True]


def test_leafs_by_whole_months_there_and_back(ann: Friend) -> None:
    first = date(2025, 1, 1)
    for gone in range(0, 365, 2):
        write(ann, first + timedelta(days=gone), "")
    newest = see(ann)
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
    page = Page(see(ann, "mine-from", date(2019, 12, 1)).content.decode())
    assert "In 2019." in page.words
    assert "In 2020." not in page.words
    assert len([at for at in page.find("a") if at.get("class") == "chip"]) == 11


def test_a_month_without_a_day_leads_to_an_older_one(ann: Friend) -> None:
    write(ann, date(2025, 3, 4), "In March.")
    assert "In March." in see(ann, "mine-from", date(2026, 1, 1)).content.decode()
    assert "In March." in see(ann, "mine-from", date(2001, 1, 1)).content.decode()


def test_an_impossible_month_is_no_page(ann: Friend) -> None:
    start = reverse("mine", args=[ann.space.id])
    assert ann.client.get(f"{start}2025-13/").status_code == 404
    assert ann.client.get(f"{start}0000-01/").status_code == 404


def test_a_broken_seal_is_said_and_takes_nothing_else_away(ann: Friend) -> None:
    write(ann, date(2026, 1, 2), "Still here.")
    broken = write(ann, date(2026, 1, 3), "Lost.")
    row = SealedEntry.objects.get(id=broken.id.bytes)
    SealedEntry.objects.filter(id=row.id).update(blob=row.blob[:-1])
    said = see(ann).content.decode()
    assert "Still here." in said
    assert "could not be opened" in said


def test_finds_words_in_what_was_written(ann: Friend) -> None:
    write(ann, date(2026, 1, 5), "We sat in the Café and didn’t talk.")
    write(ann, date(2026, 1, 6), "A walk.")
    ann.space.add(FirstWords(happened="you came home late"), date(2026, 1, 3))
    assert "Found once." in find(ann, "cafe didn't")
    assert "Found once." in find(ann, "HOME")
    assert "Found 2 times." in find(ann, "tired")
    nothing = find(ann, "cafe walk")
    assert "Found" not in nothing
    assert "Nothing with these words" in nothing


def test_a_search_stands_in_no_address(ann: Friend) -> None:
    for day in range(1, 7):
        write(ann, date(2026, 1, day), "A secret.")
    page = Page(see(ann).content.decode())
    assert page.one("form", role="search")["method"] == "post"
    answer = ann.client.get(reverse("mine-found", args=[ann.space.id]), {"words": "secret"})
    assert answer.headers["Location"] == reverse("mine", args=[ann.space.id])


def test_an_empty_search_leads_back(ann: Friend) -> None:
    path = reverse("mine-found", args=[ann.space.id])
    assert ann.client.post(path, {"words": " "}).status_code == 302


def test_what_was_typed_is_shown_and_harmless(ann: Friend) -> None:
    path = reverse("mine-found", args=[ann.space.id])
    said = ann.client.post(path, {"words": "<b>x</b>"}).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in said
    assert "<b>x</b>" not in said


def test_finding_is_kind_to_spelling() -> None:
    assert has_all("CAFE  bar", ["Das Café", "An der Bar"])
    assert has_all("don't", ["I don’t know"])
    assert not has_all("tea", ["coffee"])
    assert has_all("", ["anything"])


def test_others_find_nothing(ann: Friend, ben: Friend, zoe: Friend) -> None:
    write(ann, date(2026, 1, 5), "Ann’s own.")
    for friend in (ben, zoe):
        for name in ("mine", "mine-found"):
            path = reverse(name, args=[ann.space.id])
            assert friend.client.get(path).status_code == 404
            assert friend.client.post(path, {"words": "own"}).status_code in (404, 405)
        assert "Nothing with these words" in find(friend, "own")


def test_ten_years_open_with_few_queries(
    ann: Friend, django_assert_max_num_queries: QueryLimit
) -> None:
    space, last = ann.space, date(2026, 1, 31)
    with transaction.atomic():
        for gone in range(3_650):
            day = last - timedelta(days=gone)
            said = CheckIn(words=("tired",), circles=gone % 11, sentence=f"Day {gone}.")
            space.put(said, check_in_slot(day), day)
    assert ann.client.get("/help/").status_code == 200
    for name, rest, shown in (
        ("mine", [], 31),
        ("mine-from", [date(2017, 12, 1)], 31),
        ("today", [], 0),
        ("progress", [], 0),
    ):
        path = reverse(name, args=[space.id, *rest])
        with django_assert_max_num_queries(12):
            answer = ann.client.get(path, {"time": "all"} if name == "progress" else None)
        assert answer.status_code == 200
        assert answer.content.decode().count('<li class="item') >= shown
        assert answer.content.decode().count("Day ") <= 40
    with django_assert_max_num_queries(12):
        assert "Found once." in find(ann, "3649")
