"""The archive of an open keyring, as one zip in memory: JSON to restore, a page to read."""

from __future__ import annotations

import io
import struct
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, time
from itertools import chain

from django.template.loader import render_to_string
from django.utils import timezone
from msgspec.structs import asdict

from nearer.couples.couple import STAYS_SHUT
from nearer.export.logic.archive import (
    LARGEST,
    Archive,
    ArchivedAbout,
    ArchivedEntry,
    ArchivedSpace,
    NotAnArchive,
    TooLarge,
    as_json,
    fields_of,
)
from nearer.export.reading import read_aloud
from nearer.people.keyring import Keyring
from nearer.registry.installed import kinds
from nearer.seats.membership import open_space
from nearer.spaces.entry import Entry
from nearer.spaces.kinds import KINDS as SPACE_KINDS
from nearer.spaces.space import OpenSpace

JSON, PAGE = "nearer.json", "nearer.html"
# What a Mac adds to every zip it packs.
NOT_OURS = "__MACOSX/"
SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
END_OF_LIST, LONGEST_END, LONGEST_LIST = b"PK\x05\x06", 65_557, 50_000
# What the library says of a zip that is truncated, corrupt, encrypted, or none at all. `OSError`
# and `struct.error` come from offsets that lead nowhere.
BROKEN = (
    LookupError, ValueError, EOFError, RuntimeError, OSError, OverflowError,
    zipfile.BadZipFile, zlib.error, struct.error,
)  # fmt: skip


def archive(keyring: Keyring) -> Archive:
    """Everything this keyring opens. A place that stays shut keeps nobody from the rest."""
    held = [each for kind in SPACE_KINDS for each in keyring.spaces(kind)]
    spaces = list(opening(keyring, held))
    return Archive(
        made_at=timezone.now().replace(microsecond=0),
        name=keyring.owner.name,
        about=ArchivedAbout(**asdict(keyring.about)),
        spaces=[archived(space) for space in spaces],
        shut=len(held) - len(spaces),
    )


def opening(keyring: Keyring, held: Iterable[uuid.UUID]) -> Iterator[OpenSpace]:
    for each in held:
        with suppress(*STAYS_SHUT):
            yield open_space(keyring, each)


def archived(space: OpenSpace) -> ArchivedSpace:
    """All entries of a space, newest first."""
    entries = list(chain.from_iterable(opened(space)))
    entries.sort(key=lambda entry: (entry.day, entry.at), reverse=True)
    return ArchivedSpace(space.kind.name, space.refused, entries)


def opened(space: OpenSpace) -> Iterator[list[ArchivedEntry]]:
    for kind in kinds().values():
        found = [] if kind.left_out else space.entries(kind.cls)
        entries = kind.whose(space.me, found)
        yield [archived_entry(space, entry) for entry in entries]


def archived_entry(space: OpenSpace, entry: Entry) -> ArchivedEntry:  # type: ignore[type-arg]
    """Of the other's no hour and no count of changes: they would tell when somebody was here."""
    said, at, revision = kinds()[entry.payload.kind].taken(entry.payload), entry.at, entry.revision
    is_mine = entry.author == space.me
    if not is_mine:
        at, revision = datetime.combine(at.astimezone(space.zone), time(), space.zone), 1
    return ArchivedEntry(said.kind, said.version, entry.day, at, revision, is_mine, fields_of(said))


def packed(whole: Archive) -> bytes:
    """The zip. It never touches the disk."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(JSON, as_json(whole))
        bundle.writestr(PAGE, render_to_string("export/readable.html", read_aloud(whole)))
    return memory.getvalue()


def unpacked(plain: bytes) -> bytes:
    """The JSON of a zip of ours, or the bytes as they are. Raises `NotAnArchive`.

    Also of one that was unpacked and packed again, with a folder around it.
    """
    if not plain.startswith(SIGNS):
        return plain
    if not _lists_few(plain):
        raise NotAnArchive
    try:
        with zipfile.ZipFile(io.BytesIO(plain)) as bundle:
            return _read(bundle, _ours(bundle))
    except BROKEN:
        raise NotAnArchive from None


def _lists_few(plain: bytes) -> bool:
    """Whether the list of what is in a zip is short: all of it is read before anything else."""
    at = plain.rfind(END_OF_LIST, -LONGEST_END)
    size = int.from_bytes(plain[at + 12 : at + 16], "little")
    is_64 = plain[max(0, at - 20) : at].startswith(b"PK\x06\x07")
    return at >= 0 and size <= LONGEST_LIST and not is_64


def _ours(bundle: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one file of ours in a zip, packed as we pack."""
    parts = ((info, info.filename.rpartition("/")) for info in bundle.infolist())
    found = [
        info
        for info, (folder, _slash, name) in parts
        if name == JSON and not f"{folder}/".startswith(NOT_OURS)
    ]
    if len(found) != 1 or found[0].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotAnArchive
    return found[0]


def _read(bundle: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """No more than may be, whatever the zip says of its own size."""
    with bundle.open(info) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise TooLarge
    return content
