"""A backup's file, read: typed, line by line, and no line without an end.

The sum at its end has no key: it notices an accident, not a hand that meant it. So everything is
held against our own tables as well, and a line of another shape is no backup.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# No row of ours comes near: a keyring with a thousand spaces has a quarter of it.
LONGEST_LINE = 4_000_000
NOT_WHOLE = "This file is no backup of Nearer, or it is cut off or changed. Nothing was read in."
Short = Annotated[str, Meta(max_length=200)]
Texts = list[str | None]


class UnsoundBackup(Exception):
    """Not a backup, or truncated or altered, or it does not fit this Nearer or this database."""


class Table(msgspec.Struct):
    """The columns of a table, in order, and how many rows of it follow."""

    columns: Annotated[list[Short], Meta(max_length=100)]
    rows: Annotated[int, Meta(ge=0)]


class Head(msgspec.Struct):
    """The first line."""

    format: Literal[1] = msgspec.field(name="nearer-backup")
    version: Short
    made: Annotated[datetime, Meta(tz=True)]
    migrations: Annotated[list[Short], Meta(max_length=10_000)]
    tables: dict[Short, Table]

    def count(self, label: str) -> int:
        """How many rows of a table there are."""
        return self.tables[label].rows if label in self.tables else 0


class End(msgspec.Struct):
    """The last line: the SHA-256 of all bytes before it."""

    sha256: Short


_head = msgspec.json.Decoder(Head).decode
_end = msgspec.json.Decoder(End).decode
_row = msgspec.json.Decoder(Texts).decode
UNREADABLE = (OSError, EOFError, zlib.error, UnicodeError, RecursionError, msgspec.MsgspecError)


@contextmanager
def told_in_a_sentence(path: Path) -> Iterator[None]:
    """Whatever is wrong with the file is an `UnsoundBackup`."""
    try:
        yield
    except FileNotFoundError:
        raise UnsoundBackup(f"There is no file {path}.") from None
    except (PermissionError, IsADirectoryError) as error:
        raise UnsoundBackup(f"{path} cannot be read: {error.strerror}.") from None
    except UNREADABLE:
        raise UnsoundBackup(NOT_WHOLE) from None


def check(path: Path) -> Head:
    """The header of a backup that is complete. Raises `UnsoundBackup`."""
    with told_in_a_sentence(path), gzip.open(path) as packed:
        every, digest = lines(packed), hashlib.sha256()
        last = next(every, b"")
        head, count = _head(last), 1
        for line in every:
            digest.update(last)
            last, count = line, count + 1
        is_whole = _end(last).sha256 == digest.hexdigest()
    if not is_whole or count != 2 + sum(table.rows for table in head.tables.values()):
        raise UnsoundBackup(NOT_WHOLE)
    return head


def rows(path: Path, head: Head) -> Iterator[tuple[str, Iterator[Texts]]]:
    """Each table with its rows, in the order of the file. Raises `UnsoundBackup`."""
    with told_in_a_sentence(path), gzip.open(path) as packed:
        every = lines(packed)
        next(every)
        for label, table in head.tables.items():
            yield label, _rows_of(every, table)


def _rows_of(every: Iterator[bytes], table: Table) -> Iterator[Texts]:
    for _ in range(table.rows):
        texts = _row(next(every, b""))
        if len(texts) != len(table.columns):
            raise UnsoundBackup(NOT_WHOLE)
        yield texts


def lines(packed: gzip.GzipFile) -> Iterator[bytes]:
    """The lines of a file, none of them longer than a row of ours can be."""
    while line := packed.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise UnsoundBackup(NOT_WHOLE)
        yield line
