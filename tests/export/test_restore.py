"""Bringing a copy back: what is missing is added, what is there stays as it is."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from nearer.couples.payloads import Pausing
from nearer.export.logic.archive import (
    Archive,
    ArchivedAbout,
    ArchivedEntry,
    ArchivedSpace,
    NotAnArchive,
    UnknownWriting,
    as_json,
    fields_of,
    read_json,
    revive,
)
from nearer.export.packing import archive, packed, unpacked
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.spaces.payload import Payload
from tests.cast import Friend
from tests.ui.page import Page

FIRST = date(2026, 1, 1)
REFUSED = "This file is not a copy made with this program."
SAID = CheckIn("given", 3, 2, ("tired",), 4, 5, 0, None, 10, 1, 2, "A day.")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearer.export.views.RESTORES", 1_000)


def write(friend: Friend, days: int = 3) -> None:
    with time_machine.travel(datetime(2026, 1, 20, 9, 30, tzinfo=UTC), tick=False):
        space = friend.space
        for ahead in range(days):
            day = FIRST + timedelta(days=ahead)
            space.put(SAID, check_in_slot(day), day)
        space.add(FirstWords(text="I feel distant."), FIRST)


def bring(friend: Friend, plain: bytes, name: str = "copy.zip") -> HttpResponse:
    path = reverse("export-restore", args=[friend.space.id])
    return friend.client.post(path, {"file": SimpleUploadedFile(name, plain)})


def words(answer: HttpResponse) -> str:
    return " ".join(Page(answer.content.decode()).words.split())


def copy_of(friend: Friend) -> bytes:
    return packed(archive(friend.refresh()))


def archived(said: Payload, *, mine: bool = True, **changed: Any) -> ArchivedEntry:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    entry = ArchivedEntry(said.kind, said.version, FIRST, at, 1, mine, fields_of(said))
    for name, value in changed.items():
        setattr(entry, name, value)
    return entry


def whole(*entries: ArchivedEntry, kind: str = "private") -> bytes:
    space = ArchivedSpace(kind, 0, list(entries))
    return as_json(Archive(datetime(2026, 1, 1, tzinfo=UTC), "ann", ArchivedAbout(), [space]))


def test_comes_back_in_another_account_with_its_days_and_moments(ann: Friend, zoe: Friend) -> None:
    write(ann)
    assert "4 entries were added." in words(bring(zoe, copy_of(ann)))
    for kind in (CheckIn, FirstWords):
        mine, theirs = (
            [(entry.day, entry.at, entry.payload) for entry in friend.space.entries(kind)]
            for friend in (ann, zoe)
        )
        assert theirs == mine
    assert zoe.space.in_slot(CheckIn, check_in_slot(FIRST)) is not None


def test_brought_twice_changes_nothing(ann: Friend, zoe: Friend) -> None:
    write(ann)
    bring(zoe, copy_of(ann))
    said = words(bring(zoe, copy_of(ann)))
    assert "0 entries were added." in said
    assert "4 were already here." in said
    assert zoe.space.count(CheckIn) == 3


def test_what_was_changed_here_stays_as_it_is(ann: Friend) -> None:
    write(ann)
    copy = copy_of(ann)
    ann.space.put(CheckIn(words=("hopeful",)), check_in_slot(FIRST), FIRST)
    ann.space.entries(FirstWords)[0].erase()
    said = words(bring(ann, copy))
    assert "1 entry was added." in said
    assert "2 were already here." in said
    assert "1 is different here" in said
    found = ann.space.in_slot(CheckIn, check_in_slot(FIRST))
    assert found is not None
    assert found.payload.words == ("hopeful",)


def test_takes_the_bare_json_as_well(ann: Friend) -> None:
    assert "1 entry was added." in words(bring(ann, whole(archived(SAID)), "nearer.json"))


def test_the_same_twice_in_one_file_is_added_once(ann: Friend) -> None:
    said = words(bring(ann, whole(archived(SAID), archived(SAID))))
    assert "1 entry was added." in said
    assert "1 was already here." in said


def test_what_others_wrote_and_shared_spaces_are_left_out(ann: Friend) -> None:
    bring(ann, whole(archived(SAID, mine=False)))
    bring(ann, whole(archived(SAID), kind="couple"))
    assert ann.space.count(CheckIn) == 0


def test_what_two_agreed_on_does_not_come_back_from_one_file(ann: Friend) -> None:
    said = words(bring(ann, whole(archived(Pausing()), archived(SAID))))
    assert "1 entry was added." in said
    assert "could not be read" not in said
    assert ann.space.count(Pausing) == 0


def changed(**fields: Any) -> msgspec.Raw:
    """The fields of a check-in, some of them otherwise; None leaves one out."""
    every = msgspec.structs.asdict(SAID) | fields
    return msgspec.Raw(
        msgspec.json.encode({k: v for k, v in every.items() if k not in fields or v})
    )


BROKEN: dict[str, Callable[[], ArchivedEntry]] = {
    "unknown kind": lambda: archived(SAID, kind="feelings.dream"),
    "later version": lambda: archived(SAID, version=2),
    "missing field": lambda: archived(SAID, fields=changed(state=None)),
    "foreign field": lambda: archived(SAID, fields=changed(mood="fine")),
    "out of bounds": lambda: archived(SAID, fields=changed(circles=11)),
    "another type": lambda: archived(SAID, fields=changed(words="tired")),
    "no object": lambda: archived(SAID, fields=msgspec.Raw(b"[]")),
    "deep": lambda: archived(SAID, fields=msgspec.Raw(b"[" * 90 + b"]" * 90)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_is_counted_and_not_kept(ann: Friend, what: str) -> None:
    entry = BROKEN[what]()
    with pytest.raises(UnknownWriting):
        revive(entry, CheckIn)
    said = words(bring(ann, whole(entry, archived(FirstWords(text="Fine.")))))
    assert "1 entry was added." in said
    assert "1 could not be read" in said


def test_a_foreign_file_is_refused_kindly(ann: Friend, patient: None) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as bundle:
        bundle.writestr("holiday.txt", "sea")
    files = [b"hello", b"{}", b"\xff\xfe", other.getvalue(), whole()[:-5]]
    files.append(json.dumps({"format": "nearer-export", "version": 2}).encode())
    for plain in files:
        assert REFUSED in words(bring(ann, plain))
    assert "No file arrived." in words(
        ann.client.post(reverse("export-restore", args=[ann.space.id]), {"file": ""})
    )


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(2026, 1, 23), date(1, 1, 1)])
def test_a_day_that_no_calendar_shows_is_not_kept(ann: Friend, day: date, patient: None) -> None:
    """The day after tomorrow is no day of anybody's yet; the year 9999 would end every list."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    with time_machine.travel(datetime(2026, 1, 21, 9, 30, tzinfo=UTC), tick=False):
        for entry in (archived(SAID, day=day), archived(SAID, at=midnight)):
            assert "1 could not be read" in words(bring(ann, whole(entry)))
        assert "1 entry was added." in words(bring(ann, whole(archived(SAID))))


def test_a_moment_without_a_time_zone_is_not_ours(ann: Friend) -> None:
    bare = whole(archived(SAID)).replace(b"00:00:00Z", b"00:00:00")
    assert REFUSED in words(bring(ann, bare))


def test_a_zip_that_was_damaged_on_its_way_is_refused(ann: Friend) -> None:
    bundle = copy_of(ann)
    bent = bundle[:45] + bytes(sign ^ 0xA5 for sign in bundle[45:90]) + bundle[90:]
    for plain in (bent, bundle[:90] + bundle[-150:], bundle[:-40]):
        assert REFUSED in words(bring(ann, plain))


def test_a_zip_that_would_swell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nearer.export.packing.LARGEST", 1_000)
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("nearer.json", b" " * 100_000)
    with pytest.raises(NotAnArchive):
        unpacked(swollen.getvalue())


def test_json_there_and_back() -> None:
    plain = whole(archived(SAID), archived(FirstWords(state="numb")))
    found = read_json(plain)
    assert as_json(found) == plain
    day, words = found.spaces[0].entries
    assert (revive(day, CheckIn), revive(words, FirstWords)) == (SAID, FirstWords(state="numb"))


def test_an_upload_touches_no_disk(
    ann: Friend, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    large = [archived(FirstWords(text=f"{n} " * 300)) for n in range(4_000)]
    plain = whole(*large)
    assert 2_621_440 < len(plain) < settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert "4000 entries were added." in words(bring(ann, plain))


def test_a_file_that_is_too_large_is_said_to_be(ann: Friend) -> None:
    answer = bring(ann, b" " * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert "No file arrived." in words(answer)


def test_nobody_brings_anything_into_my_space(ann: Friend, ben: Friend, zoe: Friend) -> None:
    path = reverse("export-restore", args=[ann.space.id])
    for friend in (ben, zoe):
        upload = {"file": SimpleUploadedFile("copy.json", whole(archived(SAID)))}
        assert friend.client.post(path, upload).status_code == 404
    assert ann.space.count(CheckIn) == 0
