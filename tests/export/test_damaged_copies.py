"""A copy that an editor or a computer has changed on its way is taken; one that is damaged, or made
to do harm, is refused kindly and costs little."""

from __future__ import annotations

import io
import json
import random
import threading
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from nearer.export.logic.archive import LARGEST, NotAnArchive, TooLarge, read_json
from nearer.export.packing import unpacked
from nearer.export.restoring import restore
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.people import rate_limits
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.export.test_restore import SAID, archived, bring, copy_of, whole, words, write

REFUSED = "This file is not a copy made with this program."
ADDED = "1 entry was added."


def zipped(*files: tuple[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", way) as bundle:
        for name, content in files:
            bundle.writestr(name, content)
    return memory.getvalue()


def json_of(**changed: Any) -> bytes:
    """An archive with something in it otherwise."""
    found = json.loads(whole(archived(SAID)))
    return json.dumps({**found, **changed}).encode()


def spaces(entries: str) -> bytes:
    """An archive whose private space has these entries, however wrong."""
    empty = json_of(spaces=[]).decode()
    space = f'[{{"kind": "private", "refused": 0, "entries": {entries}}}]'
    return empty.replace('"spaces": []', f'"spaces": {space}').encode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pack",
    [
        lambda plain: b"\xef\xbb\xbf" + plain,
        lambda plain: plain.replace(b"\n", b"\r\n"),
        lambda plain: zipped(("nearer.json", plain)),
        lambda plain: zipped(("nearer.json", b"\xef\xbb\xbf" + plain)),
        lambda plain: zipped(("nearer.json", plain), way=zipfile.ZIP_STORED),
        lambda plain: zipped(
            ("copy-2026-11-27/", b""),
            ("copy-2026-11-27/nearer.json", plain),
            ("copy-2026-11-27/nearer.html", b"<p>"),
            ("__MACOSX/copy-2026-11-27/._nearer.json", b"\0"),
            ("__MACOSX/copy-2026-11-27/nearer.json", b"\0"),
        ),
    ],
    ids=["mark", "line ends", "alone", "mark in a zip", "stored", "folder of a Mac"],
)
def test_what_a_computer_does_to_a_copy_is_taken(
    ann: Friend, pack: Callable[[bytes], bytes]
) -> None:
    assert ADDED in words(bring(ann, pack(whole(archived(SAID)))))


def encrypted() -> bytes:
    """Says that it is locked with a password."""
    plain = bytearray(zipped(("nearer.json", whole())))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


HARMFUL: dict[str, Callable[[], bytes]] = {
    "two of ours": lambda: zipped(("a/nearer.json", whole()), ("b/nearer.json", whole())),
    "bzip2": lambda: zipped(("nearer.json", whole()), way=zipfile.ZIP_BZIP2),
    "lzma": lambda: zipped(("nearer.json", whole()), way=zipfile.ZIP_LZMA),
    "encrypted": encrypted,
    "wrong sum": lambda: zipped(("nearer.json", whole()), way=zipfile.ZIP_STORED).replace(
        b"private", b"privade"
    ),
    "long list": lambda: zipped(*((f"{n}.txt", b"") for n in range(1_000)), ("nearer.json", b"")),
    "deep": lambda: b"[" * 200_000,
    "deep in a space": lambda: spaces("[" * 200_000),
    "deep in fields": lambda: whole(archived(SAID, fields=msgspec.Raw(b"[" * 200_000))),
    "lone surrogate": lambda: json_of(name="x").replace(b'"x"', b'"\\ud800"'),
    "bytes of no text": lambda: json_of(name="x").replace(b'"x"', b'"\xff\xfe"'),
    "another charset": lambda: json_of().decode().encode("utf-16"),
    "a name without end": lambda: json_of(name="a" * 5_000),
    "spaces without end": lambda: json_of(spaces=[{"kind": "", "refused": 0, "entries": []}] * 101),
    "a huge number": lambda: json_of(shut=0).replace(b'"shut": 0', b'"shut": 1' + b"0" * 400),
    "a number that is none": lambda: json_of(shut=0).replace(b'"shut": 0', b'"shut": NaN'),
    "a day that is none": lambda: spaces('[{"kind": "a", "day": "2026-02-31"}]'),
    "nothing in it": zipped,
    "the end alone": lambda: b"PK\x05\x06" + bytes(18),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", HARMFUL)
def test_what_does_harm_is_refused_kindly(ann: Friend, what: str) -> None:
    answer = bring(ann, HARMFUL[what]())
    assert answer.status_code == 200
    assert REFUSED in words(answer)
    assert ann.space.count(CheckIn) == 0


WHOLE = zipped(("nearer.json", whole(archived(SAID))), ("nearer.html", b"<p>"))


@given(st.integers(0), st.integers(0, 2**32), st.integers(1, 40))
def test_any_damage_is_no_more_than_no_archive(cut: int, seed: int, flips: int) -> None:
    chosen, bent = random.Random(seed), bytearray(WHOLE)
    for _ in range(flips):
        bent[chosen.randrange(len(bent))] = chosen.randrange(256)
    for plain in (bytes(bent), WHOLE[: cut % len(WHOLE)], WHOLE[cut % len(WHOLE) :]):
        try:
            read_json(unpacked(plain))
        except NotAnArchive:
            continue


@given(st.binary(max_size=300))
def test_what_is_no_archive_is_no_more_than_that(plain: bytes) -> None:
    for each in (plain, b"PK\x03\x04" + plain, b"PK\x05\x06" + plain, b"{" + plain):
        with pytest.raises(NotAnArchive):
            read_json(unpacked(each))


def test_a_copy_has_an_end() -> None:
    entry = '{"kind":"a","version":1,"day":"2026-01-01","at":"2026-01-01T00:00:00Z","revision":1,'
    many = ",".join([entry + '"mine":true,"fields":{}}'] * 20_001)
    half = spaces(f"[{many}]")
    with pytest.raises(NotAnArchive):
        read_json(half)
    fewer = ",".join([entry + '"mine":true,"fields":{}}'] * 11_000)
    two = json.loads(spaces(f"[{fewer}]"))
    two["spaces"] *= 2
    with pytest.raises(TooLarge):
        read_json(json.dumps(two, separators=(",", ":")).encode())
    with pytest.raises(TooLarge):
        read_json(b" " * (LARGEST + 1))


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: spaces("[" + ",".join(['{"kind":[[[]]],"a":{}}'] * 300_000) + "]"),
        lambda: whole(archived(SAID, fields=msgspec.Raw(b"[" + b"[]," * 2_500_000 + b"[]]"))),
        lambda: json_of(about={str(n): [{}] for n in range(300_000)}),
    ],
    ids=["entries", "fields", "about"],
)
def test_a_hostile_copy_costs_little(hostile: Callable[[], bytes]) -> None:
    packed = zipped(("nearer.json", hostile()[:LARGEST]))
    tracemalloc.start()
    try:
        for entry in [e for each in tried(packed) for e in each.entries]:
            assert entry
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 5 * LARGEST


def tried(packed: bytes) -> list[Any]:
    try:
        return list(read_json(unpacked(packed)).spaces)
    except NotAnArchive:
        return []


@pytest.mark.django_db
def test_the_seventh_in_an_hour_waits(ann: Friend, zoe: Friend) -> None:
    for _ in range(6):
        assert bring(ann, whole(archived(SAID))).status_code == 200
    slowed = bring(ann, whole(archived(FirstWords(text="More."))))
    assert slowed.status_code == 429
    assert "Please wait 60 minutes." in words(slowed)
    assert ann.space.count(FirstWords) == 0
    assert bring(zoe, whole(archived(SAID))).status_code == 200


@pytest.mark.django_db
def test_one_at_a_time(ann: Friend) -> None:
    with rate_limits.one_at_a_time("restore", str(ann.keyring.me)):
        assert bring(ann, whole(archived(SAID))).status_code == 429
    assert bring(ann, whole(archived(SAID))).status_code == 200


@pytest.mark.django_db
def test_what_stops_on_the_way_goes_on_from_there(
    ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [archived(FirstWords(text=str(n))) for n in range(1_200)]
    archive, bring_them, times = read_json(whole(*every)), OpenSpace.bring, iter(range(9))

    def breaks_off(space: OpenSpace, brought: list[Any]) -> None:
        if next(times) == 1:
            raise ConnectionError
        bring_them(space, brought)

    monkeypatch.setattr(OpenSpace, "bring", breaks_off)
    with pytest.raises(ConnectionError):
        restore(archive, ann.space)
    assert ann.space.count(FirstWords) == 500
    assert restore(archive, ann.space) == {"there": 500, "restored": 700}
    assert ann.space.count(FirstWords) == 1_200


@pytest.mark.django_db(transaction=True)
def test_two_at_once_keep_everything_once(ann: Friend) -> None:
    every = [archived(FirstWords(text=str(n))) for n in range(600)]
    archive, space = read_json(whole(*every)), ann.space
    threads = [threading.Thread(target=restored_in_a_thread, args=(archive, space)) for _ in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ann.space.count(FirstWords) == 600


def restored_in_a_thread(archive: Any, space: OpenSpace) -> None:
    try:
        restore(archive, space)
    finally:
        connection.close()


@pytest.mark.django_db
def test_our_own_copies_come_back(ann: Friend, zoe: Friend) -> None:
    write(ann)
    packed = copy_of(ann)
    assert unpacked(packed).count(b"\n") > 5
    assert "4 entries were added." in words(bring(zoe, packed))
