"""A backup with a right sum and wrong contents: one sentence, and nothing is kept of it."""

from __future__ import annotations

import gzip
import hashlib
import json
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearer.features.feelings.payloads import CheckIn
from nearer.people.models import Person
from nearer.site import backup, restoring
from nearer.site.backup_file import LONGEST_LINE, UnsoundBackup, check
from nearer.site.management.commands.restore import Command
from nearer.spaces.models import SealedEntry, Space
from tests.cast import Friend

pytestmark = pytest.mark.django_db(transaction=True)
Lines = list[bytes]


@pytest.fixture
def lines(ann: Friend, ben: Friend, tmp_path: Path) -> Lines:
    """The lines of a backup of two people, whose database is empty by now."""
    for friend in (ann, ben):
        friend.space.add(CheckIn(sentence="Words."))
    backup.write(tmp_path / "whole")
    Space.objects.all().delete()
    Person.objects.all().delete()
    return gzip.decompress((tmp_path / "whole").read_bytes()).splitlines()[:-1]


def sealed(lines: Lines) -> bytes:
    """The file of these lines, with the sum that fits."""
    body = b"".join(line + b"\n" for line in lines)
    last = json.dumps({"sha256": hashlib.sha256(body).hexdigest()}).encode()
    return gzip.compress(body + last + b"\n", 1)


def with_head(lines: Lines, **changed: Any) -> Lines:
    return [json.dumps({**json.loads(lines[0]), **changed}).encode(), *lines[1:]]


def tables(lines: Lines) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lines[0])["tables"]
    return found


def people_alone(lines: Lines) -> Lines:
    """A table and its rows, and nothing of the others."""
    every = tables(lines)
    labels = list(every)
    first = 1 + sum(every[each]["rows"] for each in labels[: labels.index("people.Person")])
    rows = lines[first : first + every["people.Person"]["rows"]]
    return [*with_head(lines, tables={"people.Person": every["people.Person"]})[:1], *rows]


def unknown_table(lines: Lines) -> Lines:
    return with_head(lines, tables={**tables(lines), "people.Ghost": {"columns": [], "rows": 0}})


def unknown_column(lines: Lines) -> Lines:
    every = tables(lines)
    every["people.Person"]["columns"][0] = "ghost"
    return with_head(lines, tables=every)


def row(change: Callable[[list[Any]], Any]) -> Callable[[Lines], Lines]:
    """The first row, which is a person's, otherwise."""
    return lambda lines: [lines[0], json.dumps(change(json.loads(lines[1]))).encode(), *lines[2:]]


WRONG: dict[str, Callable[[Lines], Lines]] = {
    "people alone": people_alone,
    "unknown table": unknown_table,
    "unknown column": unknown_column,
    "no tables": lambda lines: with_head(lines, tables={})[:1],
    "no head": lambda lines: lines[1:],
    "no lines": lambda _lines: [],
    "deep head": lambda lines: [b"[" * 100_000, *lines[1:]],
    "deep row": lambda lines: [lines[0], b"[" * 100_000, *lines[2:]],
    "short row": row(lambda texts: texts[:-1]),
    "long row": row(lambda texts: [*texts, None]),
    "row of an object": row(lambda texts: {"a": texts}),
    "row of numbers": row(lambda texts: [1 for _ in texts]),
    "row of nothing": row(lambda texts: [None for _ in texts]),
    "bad id": row(lambda texts: ["not an id", *texts[1:]]),
    "the same twice": lambda lines: [*lines[:2], lines[1], *lines[3:]],
    "a day that is none": row(
        lambda texts: [text if len(text or "") != 10 else "2026-02-31" for text in texts]
    ),
    "a lone surrogate": row(lambda texts: [texts[0], "\ud800", *texts[2:]]),
    "another charset": lambda lines: [line.decode().encode("utf-16") for line in lines],
    "a row less": lambda lines: lines[:-1],
    "a row more": lambda lines: [*lines, lines[-1]],
    "an endless line": lambda lines: [lines[0], b" " * LONGEST_LINE + lines[1], *lines[2:]],
    "rows below zero": lambda lines: with_head(
        lines, tables={k: {**v, "rows": -1} for k, v in tables(lines).items()}
    ),
    "another format": lambda lines: with_head(lines, **{"nearer-backup": 2}),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_is_refused_in_a_sentence(
    lines: Lines, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "wrong"
    file.write_bytes(sealed(WRONG[what](lines)))
    with pytest.raises(UnsoundBackup) as refused:
        restoring.restore(file)
    assert str(refused.value).endswith("Nothing was read in.")
    assert not any(model._default_manager.exists() for model in backup.tables())


def test_entries_of_nobody_are_refused(lines: Lines, tmp_path: Path) -> None:
    """A foreign key that leads nowhere is noticed before anything is kept."""
    every = tables(lines)
    every["people.Person"]["rows"] = 0
    file = tmp_path / "wrong"
    file.write_bytes(sealed([*with_head(lines, tables=every)[:1], *lines[3:]]))
    with pytest.raises(UnsoundBackup):
        restoring.restore(file)
    assert not SealedEntry.objects.exists()


def test_a_whole_one_is_restored(lines: Lines, tmp_path: Path) -> None:
    (tmp_path / "again").write_bytes(sealed(lines))
    assert restoring.restore(tmp_path / "again")["people.Person"] == 2
    assert SealedEntry.objects.count() == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10**6), sign=st.integers(0, 255), cut=st.booleans())
def test_any_damage_is_said_in_a_sentence(
    lines: Lines, tmp_path: Path, at: int, sign: int, cut: bool
) -> None:
    packed = bytearray(sealed(lines))
    packed[at % len(packed)] = sign
    file = tmp_path / "damaged"
    file.write_bytes(packed[: at % len(packed)] if cut else packed)
    if bytes(packed) == sealed(lines) and not cut:
        return
    with suppress(UnsoundBackup):  # a sign that gzip has no use for may be any
        check(file)


def test_a_line_without_an_end_costs_little(tmp_path: Path) -> None:
    bomb, packer = tmp_path / "bomb", zlib.compressobj(1, wbits=31)
    with bomb.open("wb") as file:
        for _ in range(200):
            file.write(packer.compress(b" " * 1_000_000))
        file.write(packer.flush())
    tracemalloc.start()
    with pytest.raises(UnsoundBackup):
        check(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * LONGEST_LINE


@pytest.mark.parametrize("path", ["absent", "."])
def test_what_is_no_file_is_said_to_be(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsoundBackup, match=r"There is no file|cannot be read"):
        check(tmp_path / path)


def test_the_command_says_it(lines: Lines, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_bytes(sealed(people_alone(lines)))
    with pytest.raises(Exception, match="Nothing was read in"):
        Command().handle(file=tmp_path / "wrong")
    assert not Person.objects.exists()
