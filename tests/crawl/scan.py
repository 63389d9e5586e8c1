"""Looks for a word in everything that outlives a request, in whatever shape it may rest there."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection

PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
MOST = 1_000_000


@cache
def shapes(word: str) -> list[bytes]:
    """In clear, in each case, as UTF-16, in hexadecimal, percent-encoded, and as base64."""
    found: list[bytes] = []
    for each in {word, word.lower(), word.upper()}:
        plain = each.encode()
        hexed = plain.hex()
        found += [plain, each.encode("utf-16-le"), each.encode("utf-16-be")]
        found += [hexed.encode(), hexed.upper().encode(), plain[::-1]]
        found.append("".join(f"%{byte:02X}" for byte in plain).encode())
        found += in_base64(plain)
    return found


def in_base64(plain: bytes) -> list[bytes]:
    """At each of the three places where a word may begin in what is encoded with it."""
    found = []
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + plain)
        # The signs at both ends also depend on what stands beside the word.
        found.append(encoded[4 if before else 0 : -4])
    return found


def holds(content: bytes, word: str) -> bool:
    wanted = shapes(word)
    return any(shape in each for each in (content, *unpacked(content)) for shape in wanted)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Whatever in there looks packed by zlib or gzip."""
    whole = memoryview(content)
    for place in PACKED.finditer(content):
        try:
            yield zlib.decompressobj(47).decompress(whole[place.start() :][:MOST], MOST)
        except zlib.error:
            continue


def everything_kept() -> Iterator[tuple[str, bytes]]:
    """Every file of ours and of the database; and each row, which files may hold in pieces."""
    yield from files(Path(settings.DATA))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            yield from files(Path(cursor.fetchone()[0]))
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield f"a row of {table}", b"\0".join(cell(value) for value in row)


def cell(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                yield path.name, path.read_bytes()
            except FileNotFoundError:  # the database has just removed it
                continue
