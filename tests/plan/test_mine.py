"""Mine: everything one has written, found again, ten years back without pain."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from nearer.feelings.logic.slots import check_in_slot
from nearer.feelings.payloads import CheckIn, FirstWords
from nearer.plan.logic.finding import has_all
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


def write(friend: Friend, day: date, sentence: str) -> None:
    friend.space.put(CheckIn(words=("tired",), sentence=sentence), check_in_slot(day), day)


def test_invites_when_there_is_nothing(ann: Friend) -> None:
    assert "Your words will stand here" in words(see(ann))


def test_shows_all_kinds_newest_first_with_who_sees_them(ann: Friend) -> None:
    write(ann, date(2026, 1, 5), "Later.")
    ann.space.add(FirstWords(text="I feel distant."), date(2026, 1, 3))
    write(ann, date(2025, 12, 30), "Earlier.")
    said = words(see(ann))
    places = [said.index(each) for each in ("Later.", "I feel distant.", "Earlier.")]
    assert places == sorted(places)
    assert "Only you see it." in said
    assert "First words" in said


def test_leads_to_the_days_and_the_export(ann: Friend) -> None:
    said = see(ann).content.decode()
    assert reverse("check-ins", args=[ann.space.id]) in said
    assert reverse("export", args=[ann.space.id]) in said


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
        ("check-ins", [], 31),
        ("check-ins-from", [date(2017, 12, 1)], 31),
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
