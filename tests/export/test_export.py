"""Everything mine, in one file, after the passphrase was asked for again."""

from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.http import HttpResponse
from django.urls import reverse

from nearer.couples.payloads import Calling
from nearer.features.checkups.payloads import SafetyAnswers
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.people import rate_limits
from nearer.spaces.models import ChainLink, SealedEntry
from tests.cast import Couple, Friend
from tests.ui.page import Page

SAID = CheckIn("given", 3, 2, ("tired",), 4, 5, 0, None, 10, 1, 2, "A day <b>with</b> signs.")


def ask(friend: Friend, passphrase: str = "") -> HttpResponse:
    path = reverse("export", args=[friend.space.id])
    return friend.client.post(path, {"passphrase": passphrase or friend.passphrase})


def bundle(answer: HttpResponse) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(answer.content))


def archive(answer: HttpResponse) -> Any:
    return msgspec.json.decode(bundle(answer).read("nearer.json"))


def entries(answer: HttpResponse) -> list[Any]:
    return [entry for space in archive(answer)["spaces"] for entry in space["entries"]]


def write(friend: Friend) -> None:
    day = date(2026, 1, 2)
    friend.space.put(SAID, check_in_slot(day), day)
    friend.space.add(FirstWords(text="I feel distant."), date(2026, 1, 1))


def test_answers_about_safety_are_not_put_into_a_file(ann: Friend) -> None:
    ann.space.add(SafetyAnswers("alone", struck="yes"))
    assert entries(ask(ann)) == []


def test_holds_everything_and_says_who_i_am(ann: Friend) -> None:
    write(ann)
    whole = archive(answer := ask(ann))
    assert (whole["format"], whole["version"], whole["name"]) == ("nearer-export", 1, "ann")
    assert whole["about"]["time_zone"] == "Europe/Berlin"
    check_in, words = entries(answer)
    assert (check_in["kind"], check_in["version"], check_in["day"]) == (
        CheckIn.kind,
        1,
        "2026-01-02",
    )
    assert (check_in["revision"], check_in["mine"]) == (1, True)
    assert check_in["fields"] == {**msgspec.structs.asdict(SAID), "words": ["tired"]}
    assert words["fields"]["text"] == "I feel distant."


def test_can_be_read_by_a_person(ann: Friend) -> None:
    write(ann)
    said = bundle(ask(ann)).read("nearer.html").decode()
    page = Page(said)
    assert "What Ann has written" in page.words
    assert "rather unpleasant, low energy" in page.words
    assert "A day &lt;b&gt;with&lt;/b&gt; signs." in said
    assert "I feel distant." in page.words
    for tag in ("script", "link", "img"):
        assert not list(page.find(tag))
    assert "://" not in said


def test_the_file_has_a_name_that_tells_nothing(ann: Friend) -> None:
    answer = ask(ann)
    name = f"copy-{ann.space.today().isoformat()}.zip"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_is_given_without_the_passphrase(ann: Friend) -> None:
    write(ann)
    path = reverse("export", args=[ann.space.id])
    assert b"I feel distant." not in ann.client.get(path).content
    answer = ask(ann, "not my passphrase")
    assert "This is not your passphrase." in answer.content.decode()
    assert "Content-Disposition" not in answer.headers
    assert "not my passphrase" not in answer.content.decode()


def test_guessing_is_slowed_down(ann: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rate_limits.FREE, "session", 2)
    assert [ask(ann, "wrong words").status_code for _ in range(3)] == [200, 200, 429]


def test_the_copy_touches_no_disk(
    ann: Friend, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(ann)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    assert bundle(ask(ann)).testzip() is None


def test_an_entry_with_a_broken_seal_is_counted(ann: Friend) -> None:
    write(ann)
    row = SealedEntry.objects.filter(space_id=ann.space.id).first()
    assert row is not None
    SealedEntry.objects.filter(id=row.id).update(blob=row.blob[:-1])
    answer = ask(ann)
    assert archive(answer)["spaces"][0]["refused"] == 1
    assert len(entries(answer)) == 1
    assert "damaged or altered" in bundle(answer).read("nearer.html").decode()


def test_a_shared_space_is_taken_along_with_who_wrote_what(couple: Couple) -> None:
    for friend in (couple.first, couple.second):
        couple.seen_by(friend).add(Calling(friend.name))
    answer = ask(couple.first)
    assert [space["kind"] for space in archive(answer)["spaces"]] == ["private", "couple"]
    assert {entry["fields"]["name"]: entry["mine"] for entry in entries(answer)} == {
        "Ann": True,
        "Ben": False,
    }
    assert "not by me" in bundle(answer).read("nearer.html").decode()


def test_a_shared_space_that_stays_shut_keeps_nobody_from_the_rest(couple: Couple) -> None:
    write(couple.first)
    told = "did not open when this copy was made"
    before = ask(couple.first)
    assert archive(before)["shut"] == 0
    assert told not in bundle(before).read("nearer.html").decode()
    newest = ChainLink.objects.filter(space_id=couple.id).order_by("seq").last()
    assert newest
    newest.delete()
    answer = ask(couple.first)
    assert [space["kind"] for space in archive(answer)["spaces"]] == ["private"]
    assert archive(answer)["shut"] == 1
    assert len(entries(answer)) == 2
    assert told in bundle(answer).read("nearer.html").decode()


def test_others_take_nothing_of_mine(ann: Friend, ben: Friend, zoe: Friend) -> None:
    write(ann)
    path = reverse("export", args=[ann.space.id])
    for friend in (ben, zoe):
        assert friend.client.get(path).status_code == 404
        assert friend.client.post(path, {"passphrase": friend.passphrase}).status_code == 404
        assert entries(ask(friend)) == []
