"""What is packed can be read for ever, and what could not be read is never packed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.spaces.payload import Payload, UnknownPayload, UnsoundPayload, outer, pack, unpack

DAY = date(2026, 5, 31)
LINES = st.text(st.characters(codec="utf-8"), max_size=20)


class NoteOne(Payload, frozen=True):
    kind: ClassVar[str] = "test.note"
    text: Annotated[str, msgspec.Meta(max_length=20)] = ""


class Note(Payload, frozen=True):
    kind: ClassVar[str] = "test.note"
    version: ClassVar[int] = 2
    older: ClassVar[type[Payload] | None] = NoteOne
    text: Annotated[str, msgspec.Meta(max_length=20)] = ""
    weight: Annotated[int, msgspec.Meta(ge=0, le=10)] | None = None

    @classmethod
    def upgrade(cls, older: NoteOne) -> Note:
        return cls(text=older.text)


class Other(Payload, frozen=True):
    kind: ClassVar[str] = "test.other"
    text: str = ""


@given(LINES, st.integers(0, 10), st.integers(0, 2**40))
def test_comes_back_as_it_was(text: str, weight: int, at: int) -> None:
    note = Note(text, weight)
    written = unpack(Note, pack(note, at, DAY))
    payload = written.body
    assert (payload, written.at, written.day, written.slot) == (note, at, DAY, "")


def test_the_slot_travels_inside() -> None:
    assert outer(pack(Note("x"), 5, DAY, "day/1")).slot == "day/1"
    assert unpack(Note, pack(Note("x"), 5, DAY, "day/1")).slot == "day/1"


def test_what_is_no_outer_array_is_refused() -> None:
    with pytest.raises(UnknownPayload):
        outer(b"\x01")


def test_an_older_version_is_read_in_todays_shape() -> None:
    assert unpack(Note, pack(NoteOne("then"), 5, DAY)).body == Note("then", None)


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(UnknownPayload):
        unpack(NoteOne, pack(Note("now"), 5, DAY))


def test_a_version_before_the_first_is_refused() -> None:
    with pytest.raises(UnknownPayload):
        unpack(Note, msgspec.msgpack.encode(["test.note", 0, 5, "2026-05-31", "", ["x"]]))


def test_another_kind_is_refused() -> None:
    with pytest.raises(UnknownPayload):
        unpack(Other, pack(Note("x"), 5, DAY))


def test_a_version_that_cannot_upgrade_says_so() -> None:
    class Careless(Payload, frozen=True):
        kind: ClassVar[str] = "test.note"
        version: ClassVar[int] = 2
        older: ClassVar[type[Payload] | None] = NoteOne

    with pytest.raises(NotImplementedError, match=r"test\.note 2"):
        unpack(Careless, pack(NoteOne("then"), 5, DAY))


@pytest.mark.parametrize(
    "written",
    [
        ["test.note", 2, 5, "2026-05-31", "", ["x", 1], "more"],
        ["test.note", 2, 5, "2026-05-31", "", ["x", 1, 2]],
        ["test.note", 2, 5, "2026-05-31", "", ["x", 11]],
        ["test.note", 2, 5, "2026-05-31", "", {"text": "x"}],
        ["test.note", 2, 5, "2026-05-31", ""],
        ["test.note", 2, 5, "2026-13-31", "", ["x"]],
        ["test.note", 2, 5, 20604, "", ["x"]],
        ["test.note", "2", 5, "2026-05-31", "", ["x"]],
        "test.note",
    ],
)
def test_what_does_not_fit_is_refused(written: Any) -> None:
    with pytest.raises(UnknownPayload):
        unpack(Note, msgspec.msgpack.encode(written))


def test_bytes_after_the_end_are_refused() -> None:
    with pytest.raises(UnknownPayload):
        unpack(Note, pack(Note("x"), 5, DAY) + b"\x00")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(junk: bytes) -> None:
    for plain in (junk, b"\x96\xa9test.note\x02\x05\xaa2026-05-31\xa0" + junk):
        try:
            unpack(Note, plain)
        except UnknownPayload as refused:
            assert refused.__cause__ is None  # noqa: PT017


@pytest.mark.parametrize(
    "note",
    [
        Note("x" * 21),
        Note("x", 11),
        Note("x", -1),
        Note("x", 2**70),
        Note("\ud800"),
        Note(text=7),  # type: ignore[arg-type]
        Note(text=object()),  # type: ignore[arg-type]
    ],
)
def test_what_could_not_be_read_back_is_not_packed(note: Note) -> None:
    with pytest.raises(UnsoundPayload, match=r"test\.note"):
        pack(note, 5, DAY)


def test_the_complaint_holds_no_word_of_the_content() -> None:
    with pytest.raises(UnsoundPayload) as refused:
        pack(Note("canary \ud800 canary"), 5, DAY)
    assert "canary" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_printing_shows_the_kind_alone() -> None:
    assert repr(Note("canary")) == str(Note("canary")) == f"{Note('canary')}" == "<test.note 2>"


def test_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Note("x").text = "y"  # type: ignore[misc]
