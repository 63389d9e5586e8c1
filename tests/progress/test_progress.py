"""Progress: one's own days over time, honest about gaps and about how little is known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from django.http import HttpResponse
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn
from nearer.progress.logic.chart import TIMES, marks, usual
from nearer.progress.numbered import Readings, numbered
from nearer.ui.series import Point
from tests.cast import Friend
from tests.ui.page import Page


def see(friend: Friend, headers: dict[str, str] | None = None, **chosen: str) -> HttpResponse:
    return friend.client.get(
        reverse("progress", args=[friend.space.id]), chosen, headers=headers or {}
    )


def words(answer: HttpResponse) -> str:
    return " ".join(Page(answer.content.decode()).words.split())


def write(friend: Friend, days: int, **said: int) -> None:
    space = friend.space
    for gone in range(days):
        day = space.today() - timedelta(days=gone)
        space.put(CheckIn(**said), check_in_slot(day), day)  # type: ignore[arg-type]


def test_invites_when_there_is_nothing(ann: Friend) -> None:
    said = words(see(ann))
    assert "A line will grow here" in said
    assert "Show the numbers" not in said


def test_invites_while_no_line_has_an_answer(ann: Friend) -> None:
    ann.space.put(CheckIn("numb"), check_in_slot(ann.space.today()))
    said = words(see(ann))
    assert "A line will grow here" in said
    assert "Among them: “numb” once." in said


def test_offers_the_lines_that_were_answered(ann: Friend) -> None:
    write(ann, 3, closeness=6, tension=2)
    page = Page(see(ann, line="7").content.decode())
    offered = [at["id"] for at in page.find("a") if at.get("id", "").startswith("line-")]
    assert offered == ["line-1", "line-5", "line-7"]


def test_draws_a_chart_with_its_numbers_beneath(ann: Friend) -> None:
    write(ann, 20, closeness=6)
    answer = see(ann)
    page = Page(answer.content.decode())
    assert "The last twelve weeks" in page.words
    assert list(page.find("svg", role="img"))
    assert list(page.find("table"))
    assert "6" in page.words


def test_says_little_before_there_are_enough_days(ann: Friend) -> None:
    write(ann, 5, closeness=6)
    said = words(see(ann))
    assert "not enough days yet" in said
    assert "closer" not in said


def test_says_what_changed_with_its_uncertainty(ann: Friend) -> None:
    space = ann.space
    for gone in range(90):
        day = space.today() - timedelta(days=gone)
        value = 8 if gone < 14 else 4
        space.put(CheckIn(closeness=value - gone % 2), check_in_slot(day), day)
    said = words(see(ann))
    assert "you felt closer than in the weeks before" in said
    assert "The difference is somewhere between" in said


def test_every_line_over_every_time(ann: Friend) -> None:
    write(ann, 3, closeness=6, tension=2)
    for line, time in product(numbered(), TIMES):
        page = Page(see(ann, line=line, time=time).content.decode())
        current = [at["id"] for at in page.find("a", **{"aria-current": "true"})]
        assert current == [f"time-{time}", f"line-{line}"]


def test_choosing_works_by_links_and_fetches_the_look_alone(ann: Friend) -> None:
    write(ann, 3, closeness=6)
    page = Page(see(ann).content.decode())
    for at in page.find("a", **{"hx-target": "#act"}):
        assert at["href"] == at["hx-get"]
    fetched = see(ann, {"HX-Request": "true"}, line="5", time="365").content.decode()
    assert "<html" not in fetched
    assert "The last year" in fetched


def test_an_unknown_choice_shows_the_usual(ann: Friend) -> None:
    write(ann, 3, circles=6)
    assert "The last twelve weeks" in words(see(ann, line="<b>", time="12"))


def test_the_address_tells_nothing(ann: Friend) -> None:
    write(ann, 3, closeness=6)
    said = see(ann).content.decode()
    queries = [at["href"] for at in Page(said).find("a") if "?" in at.get("href", "")]
    assert queries
    assert not [each for each in queries if "tension" in each or "close" in each]


def test_gaps_stay_gaps() -> None:
    days = [(date(2026, 1, 1), CheckIn(closeness=4)), (date(2026, 1, 4), CheckIn(closeness=6))]
    values = numbered()["1"].values(days)
    grain, points = marks(values, TIMES["30"], date(2026, 1, 1), date(2026, 1, 4))
    assert grain == "day"
    assert [point.value for point in points] == [4, None, None, 6]


def test_shows_the_line_that_is_answered_most(ann: Friend) -> None:
    write(ann, 2, circles=4)
    assert shown(ann) == "circles"
    assert shown(ann, "5") == "tension"
    write(ann, 3, closeness=4)
    assert shown(ann) == "closeness"
    write(ann, 3, closeness=4, circles=4)
    assert shown(ann) == "circles"


def shown(friend: Friend, chosen: str = "") -> str:
    return numbered()[Readings(friend.space, None).number(chosen)].id


def test_a_range_needs_a_week_of_days() -> None:
    found = [(date(2026, 1, day), 5) for day in range(1, 8)]
    assert usual(found[:6]) is None
    said = usual(found)
    assert said is not None
    assert said.said() == "It was mostly 5 of ten."


def test_others_see_their_own_alone(ann: Friend, ben: Friend, zoe: Friend) -> None:
    write(ann, 20, closeness=6)
    for friend in (ben, zoe):
        path = reverse("progress", args=[ann.space.id])
        assert friend.client.get(path).status_code == 404
        assert "A line will grow here" in words(see(friend))


FIRST = date(2026, 1, 1)


def drawn(days: int, start: int = 0) -> list[Point]:
    """The marks of a range in which every day has a value."""
    first, last = (FIRST + timedelta(days=start + each) for each in (0, days))
    values = [(first + timedelta(days=gone), 5) for gone in range(days + 1)]
    return marks(values, TIMES["all"], first, last)[1]


def test_a_longer_range_is_drawn_by_weeks_and_a_long_one_by_months() -> None:
    assert drawn(30)[1].day == date(2026, 1, 2)
    assert drawn(119)[1].day == date(2026, 1, 5)
    assert drawn(1199)[1].day == date(2026, 2, 1)


@given(st.integers(0, 3700), st.integers(0, 3700))
def test_a_telephone_can_draw_any_range(start: int, days: int) -> None:
    assert len(drawn(days, start)) <= 125
