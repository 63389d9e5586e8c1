from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import pairwise

from django.utils.html import strip_tags
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from nearer.ui.charts import Line, Point, by_day, by_month, by_week, line_chart
from nearer.ui.curves import area, curve
from nearer.ui.ticks import Span, ticks

END = date(2025, 11, 23)


def answers(days: int, seed: int = 1) -> list[tuple[date, float | None]]:
    """Plausible answers: about a quarter of the days have none."""
    chance = random.Random(seed)
    first = END - timedelta(days=days - 1)
    return [
        (first + timedelta(days=gone), None if chance.random() < 0.25 else chance.randint(0, 10))
        for gone in range(days)
    ]


def chart(*lines: Line, since: date | None = None, until: date | None = None) -> str:
    return line_chart(
        lines, name="How close, 0 to 10", summary="About 5, steady.", since=since, until=until
    )


def paths(drawn: str, kind: str) -> list[str]:
    return re.findall(rf'<path class="{kind}" d="([^"]+)"', drawn)


def test_a_chart_says_in_words_what_it_shows() -> None:
    drawn = chart(Line("Ann", by_week(answers(84))))
    assert 'role="img" aria-labelledby="chart-t chart-d"' in drawn
    assert '<title id="chart-t">How close, 0 to 10</title>' in drawn
    assert '<desc id="chart-d">About 5, steady.</desc>' in drawn


def test_a_gap_stays_open() -> None:
    days = [
        Point(END + timedelta(days=gone), value) for gone, value in enumerate((3, 4, None, 5, 6))
    ]
    assert paths(chart(Line("Ann", days)), "run")[0].count("M") == 2


def test_a_lonely_day_is_a_dot() -> None:
    drawn = chart(Line("Ann", [Point(END, 6)]))
    assert paths(drawn, "run") == []
    assert paths(drawn, "dot") == ["M500 400h0"]
    assert "Ann 6.0" in drawn


def test_no_answers_are_said_in_a_sentence() -> None:
    assert "<svg" not in chart()
    assert "No answers" in chart(Line("Ann", [Point(END, None)]))


def test_two_lines_differ_by_more_than_colour() -> None:
    drawn = chart(
        Line("Ann", by_week(answers(84))), Line("Ben", by_week(answers(84, 2)), whose="partner")
    )
    assert '<g class="me">' in drawn
    assert '<g class="partner">' in drawn
    assert re.search(r'class="end me">Ann \d', drawn)
    assert re.search(r'class="end partner">Ben \d', drawn)


def test_labels_that_would_touch_move_apart() -> None:
    drawn = chart(Line("Ann", [Point(END, 6)]), Line("Ben", [Point(END, 6)], whose="partner"))
    first, second = (float(y) for y in re.findall(r'y="([\d.]+)%" dy=".35em" class="end', drawn))
    assert second - first >= 9


def test_the_table_holds_the_same_numbers() -> None:
    drawn = chart(Line("Ann", [Point(date(2025, 11, 3), 6.25), Point(date(2025, 11, 10), None)]))
    table = drawn[drawn.index("<table") :]
    assert "<th scope=row>11/03/2025<td>6.2" in table
    assert "11/10" not in table


def test_a_name_cannot_break_out() -> None:
    drawn = chart(Line("<script>", [Point(END, 6)]))
    assert "<script>" not in drawn


def test_months_speak_the_language_of_the_page() -> None:
    span = Span(date(2025, 2, 10), date(2025, 5, 20))
    with override("en"):
        assert [words for _day, words in ticks(span)] == ["Mar", "Apr", "May"]
    with override("de"):
        assert [words for _day, words in ticks(span)] == ["Mär", "Apr", "Mai"]


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 4000))
def test_ticks_are_few_and_inside(first: date, days: int) -> None:
    span = Span(first, first + timedelta(days=days))
    found = [day for day, _words in ticks(span)]
    assert len(found) <= 6
    assert found == sorted(set(found))
    assert all(span.first <= day <= span.last for day in found)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=60))
def test_a_calm_line_never_leaves_the_answers(heights: list[int]) -> None:
    """The control points of a monotone curve stay between its two ends."""
    spots = [(20 * place, height) for place, height in enumerate(heights)]
    numbers = [int(number) for number in re.findall(r"-?\d+", curve(spots))]
    places = list(zip(numbers[::2], numbers[1::2], strict=True))
    step = 3 if len(spots) > 2 else 1
    assert places[::step] == spots
    for (_, start), (_, end) in pairwise(spots):
        piece, places = places[: step + 1], places[step:]
        assert all(min(start, end) - 1 <= y <= max(start, end) + 1 for _, y in piece)


def test_a_band_is_closed() -> None:
    assert area([(0, 1), (9, 2)], [(0, 3), (9, 4)]) == "M0 1L9 2L9 4L0 3Z"


def test_four_months_are_small() -> None:
    drawn = chart(Line("Ann", by_day(answers(120))))
    assert len(drawn.encode()) <= 8_000
    assert len(paths(drawn, "run")) == 1


def test_ten_years_are_small() -> None:
    decade = answers(3650)
    assert len(chart(Line("Ann", by_month(decade))).encode()) <= 16_000


def test_a_given_stretch_of_time_is_kept() -> None:
    drawn = chart(Line("Ann", [Point(END, 6)]), since=END - timedelta(days=100), until=END)
    assert paths(drawn, "dot") == ["M1000 400h0"]


def test_nothing_is_styled_in_place() -> None:
    drawn = chart(Line("Ann", by_week(answers(84))))
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", drawn)
    assert "Show the numbers" in strip_tags(drawn)
