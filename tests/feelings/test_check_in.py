"""The check-in: one a day, changeable all day, and nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.http import HttpResponse, QueryDict
from django.urls import reverse

from nearer.features.feelings.forms.check_in import CheckInForm
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn
from nearer.spaces.entry import Entry
from tests.cast import Couple, Friend
from tests.ui.page import Page

EVENING = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)  # half past eleven for Ann


def address(friend: Friend) -> str:
    return reverse("check-in", args=[friend.space.id])


def opened(friend: Friend) -> dict[str, str]:
    """The hidden fields of the page, as a browser would send them back."""
    page = Page(friend.client.get(address(friend)).content.decode())
    return {name: page.one("input", name=name)["value"] for name in ("on", "revision")}


def send(friend: Friend, said: dict[str, object]) -> HttpResponse:
    return friend.client.post(address(friend), said)


def kept(friend: Friend) -> list[Entry[CheckIn]]:
    return friend.space.entries(CheckIn)


FULL: dict[str, object] = {
    "spot": "3-2",
    "words": ["tired", "distant"],
    "circles": "2",
    "closeness": "3",
    "opened_up": "0",
    "felt_understood": "4",
    "tension": "6",
    "wish_to_withdraw": "7",
    "enjoyed_together": "1",
    "sentence": "He is in the room\r\nand I miss him.",
}


def test_a_check_in_keeps_every_answer(ann: Friend) -> None:
    answer = send(ann, {**FULL, **opened(ann)})
    after = reverse("check-in-after", args=[ann.space.id, kept(ann)[0].id])
    assert answer.headers["Location"] == after
    assert [entry.payload for entry in kept(ann)] == [
        CheckIn(
            "given", 3, 2, ("tired", "distant"), 2, 3, 0, 4, 6, 7, 1,
            "He is in the room\nand I miss him.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("answer", ["numb", "unsure", "not-today"])
def test_an_honest_answer_is_a_full_answer(ann: Friend, answer: str) -> None:
    send(ann, {"words": [answer], **opened(ann)})
    assert [entry.payload for entry in kept(ann)] == [CheckIn(state=answer)]  # type: ignore[arg-type]


def test_of_two_honest_answers_the_one_that_says_more_counts(ann: Friend) -> None:
    send(ann, {"words": ["not-today", "numb", "sad"], **opened(ann)})
    assert [entry.payload for entry in kept(ann)] == [CheckIn(state="numb", words=("sad",))]


def test_nothing_at_all_is_asked_for_kindly(ann: Friend) -> None:
    answer = send(ann, opened(ann))
    assert "nothing to save yet" in answer.content.decode()
    assert kept(ann) == []


def test_the_form_says_who_sees_it_before_saving(ann: Friend) -> None:
    said = ann.client.get(address(ann)).content.decode()
    assert said.index("Who sees this") < said.index("only me") < said.index("Save")


def test_the_form_opens_with_the_days_check_in(ann: Friend) -> None:
    send(ann, {**FULL, **opened(ann)})
    page = Page(ann.client.get(address(ann)).content.decode())
    assert page.chosen("spot") == ["3-2"]
    assert page.chosen("words") == ["tired", "distant"]
    assert page.chosen("tension") == ["6"]
    assert page.one("input", name="revision")["value"] == "1"
    assert "and I miss him." in page.words


def test_a_word_that_is_no_longer_offered_stays_until_it_is_taken_away(ann: Friend) -> None:
    ann.space.put(CheckIn(words=("surprised", "tired")), check_in_slot(ann.space.today()))
    page = Page(ann.client.get(address(ann)).content.decode())
    assert sorted(page.chosen("words")) == ["surprised", "tired"]
    assert "Chosen before" in page.words
    send(ann, {"words": ["surprised", "sad"], **opened(ann)})
    assert sorted(kept(ann)[0].payload.words) == ["sad", "surprised"]
    send(ann, {"words": ["sad"], **opened(ann)})
    assert "Chosen before" not in Page(ann.client.get(address(ann)).content.decode()).words


def test_a_check_in_sent_twice_is_there_once(ann: Friend) -> None:
    form = {**FULL, **opened(ann)}
    send(ann, form)
    assert send(ann, form).status_code == 302
    assert [entry.revision for entry in kept(ann)] == [1]


def test_a_check_in_can_be_changed_all_day(ann: Friend) -> None:
    send(ann, {**FULL, **opened(ann)})
    send(ann, {**FULL, **opened(ann), "words": ["sad"]})
    assert [(entry.revision, entry.payload.words) for entry in kept(ann)] == [(2, ("sad",))]


def test_a_newer_check_in_is_shown_beside_what_was_typed(ann: Friend) -> None:
    old = opened(ann)
    send(ann, {"words": ["hopeful"], "sentence": "From the telephone.", **old})
    answer = send(ann, {"words": ["angry"], "sentence": "From the desk.", **old})
    page = Page(answer.content.decode())
    assert answer.status_code == 409
    assert page.chosen("words") == ["angry"]
    assert "From the telephone." in page.words
    assert "From the desk." in page.words
    assert kept(ann)[0].payload.sentence == "From the telephone."
    again = {name: page.one("input", name=name)["value"] for name in ("on", "revision")}
    send(ann, {"words": ["angry"], "sentence": "From the desk.", **again})
    assert [(entry.revision, entry.payload.words) for entry in kept(ann)] == [(2, ("angry",))]


def test_a_check_in_erased_meanwhile_can_be_kept_anew(ann: Friend) -> None:
    send(ann, {"words": ["hopeful"], **opened(ann)})
    old = opened(ann)
    kept(ann)[0].erase()
    page = Page((answer := send(ann, {"words": ["sad"], **old})).content.decode())
    assert answer.status_code == 409
    assert "It was deleted" in page.words
    send(ann, {"words": ["sad"], "on": old["on"], "revision": "0"})
    assert [entry.payload.words for entry in kept(ann)] == [("sad",)]


def test_a_page_opened_before_midnight_keeps_its_day(ann: Friend) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        form = {"words": ["tired"], **opened(ann)}
        clock.shift(timedelta(minutes=40))
        ann.client = ann.another_client()  # the first session has locked itself
        assert ann.space.today() == date(2026, 3, 10)
        send(ann, form)
        assert [entry.day for entry in kept(ann)] == [date(2026, 3, 9)]
        assert ann.space.in_slot(CheckIn, check_in_slot(date(2026, 3, 10))) is None


def test_a_page_of_last_week_becomes_todays_when_asked(ann: Friend) -> None:
    week_ago = ann.space.today() - timedelta(days=7)
    form = {"words": ["tired"], "on": week_ago.isoformat(), "revision": "0"}
    page = Page(send(ann, form).content.decode())
    assert "opened days ago" in page.words
    assert page.chosen("words") == ["tired"]
    assert kept(ann) == []
    send(ann, {**form, "on": page.one("input", name="on")["value"]})
    assert [entry.day for entry in kept(ann)] == [ann.space.today()]


def test_what_is_too_long_is_said_and_not_cut(ann: Friend) -> None:
    answer = send(ann, {"sentence": "a" * 501, **opened(ann)})
    said = answer.content.decode()
    assert "There is room for 500 characters. You have 501." in said
    assert "a" * 501 in said
    assert "maxlength" not in said


def test_megabytes_are_refused_in_plain_words(ann: Friend) -> None:
    answer = send(ann, {"sentence": "a" * 2_100_000})
    assert answer.status_code == 400
    assert "This could not be taken" in answer.content.decode()
    assert kept(ann) == []


def test_more_than_twelve_words_are_too_many(ann: Friend) -> None:
    words = [word for word, _ in flat(CheckInForm(date(2026, 3, 9), None).fields["words"].choices)]  # type: ignore[attr-defined]
    answer = send(ann, {"words": words[:13], **opened(ann)})
    assert "Twelve words" in answer.content.decode()
    send(ann, {"words": [*words[:12], "numb"], **opened(ann)})
    assert len(kept(ann)[0].payload.words) == 12


def flat(choices: object) -> list[tuple[str, object]]:
    return [pair for _name, group in choices if isinstance(group, list) for pair in group]  # type: ignore[attr-defined]


def test_the_two_lists_name_a_spot_without_a_script(ann: Friend) -> None:
    send(ann, {"spot": "", "spot_pleasantness": "2", "spot_energy": "8", **opened(ann)})
    assert [(e.payload.pleasantness, e.payload.energy) for e in kept(ann)] == [(2, 8)]


def test_nobody_else_finds_the_page(ann: Friend, ben: Friend, zoe: Friend) -> None:
    send(ann, {**FULL, **opened(ann)})
    for friend in (ben, zoe):
        assert friend.client.get(address(ann)).status_code == 404
        assert friend.client.post(address(ann), FULL).status_code == 404
    assert [entry.revision for entry in kept(ann)] == [1]


ROOMS = ("today", "mine", "mine-found", "check-in", "progress", "export")


@pytest.mark.parametrize("room", [*ROOMS, "export-restore"])
def test_a_shared_space_has_none_of_the_private_rooms(couple: Couple, room: str) -> None:
    couple.seen_by(couple.first)
    path = reverse(room, args=[couple.id])
    assert couple.first.client.get(path).status_code == 404
    assert couple.first.client.post(path, FULL).status_code in (404, 405)


def test_one_form_leaves_nothing_of_it_in_the_next() -> None:
    day = date(2026, 3, 9)
    untouched = str(CheckInForm(day, None))
    typed = QueryDict(urlencode({**FULL, "spot": "3-99", "tension": "12"}, doseq=True))
    refused = str(CheckInForm(day, None, typed))
    assert "I miss him" in refused
    assert "error" in refused
    assert "error" not in untouched
    assert str(CheckInForm(day, None)) == untouched
