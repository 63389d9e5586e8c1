"""Style sheets and scripts: few, and compressed beforehand."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.finders import AppDirectoriesFinder, find
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from nearer.site.static_files import JOINED, joined, prepare
from tests.at_once import at_once
from tests.cast import Friend

ENCODINGS = {"br": brotli.decompress, "gzip": gzip.decompress}


def body(answer: Any) -> bytes:
    """All of it: with its end the file is closed."""
    return b"".join(answer)


@pytest.mark.parametrize("path", JOINED)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_joined_files_come_compressed(client: Client, path: str, encoding: str) -> None:
    plain = body(client.get(static(path)))
    answer = client.get(static(path), headers={"Accept-Encoding": encoding})
    assert answer["Content-Encoding"] == encoding
    small = body(answer)
    assert ENCODINGS[encoding](small) == plain
    assert len(small) < len(plain) / 2
    assert "immutable" in answer["Cache-Control"]
    for part in JOINED[path]:
        source = Path(str(find(part))).read_text()
        assert source in plain.decode()


def test_a_page_asks_for_few_files(ann: Friend) -> None:
    for name in ("today", "mine", "progress", "check-in"):
        html = ann.client.get(reverse(name, args=[ann.space.id])).content.decode()
        asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
        # The picture for a phone's own screen is asked for when it is put there, and not before.
        assert len([url for url in asked if "icon-" not in url]) <= 9, name
        for url in asked:
            assert body(ann.client.get(url)), url


def test_two_that_start_at_once_agree(tmp_path: Path) -> None:
    apps, folder = AppDirectoriesFinder(), tmp_path / "static" / "now"
    (tmp_path / "static" / "before").mkdir(parents=True)
    prepare(apps, folder)
    first = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    (tmp_path / "static" / "being-made-elsewhere").mkdir()
    prepare(apps, folder)
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == first
    left = {each.name for each in (tmp_path / "static").iterdir()}
    assert left == {"now", "being-made-elsewhere"}


def test_many_that_start_at_once_all_find_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "static" / "now"
    done = at_once([lambda: prepare(AppDirectoriesFinder(), folder)] * 6)
    assert done == [None] * 6
    assert [each.name for each in folder.parent.iterdir()] == ["now"]


def test_scripts_keep_their_names_to_themselves() -> None:
    text = joined(AppDirectoriesFinder(), "ui/all.js").decode()
    assert text.count("{\n//") == len(JOINED["ui/all.js"])
