"""Files that an operator or a person hands over: whatever is in them, one sentence and no more."""

from __future__ import annotations

import bz2
import lzma
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from nearer.export.forms import Restore
from nearer.features.checkups.logic.line_files import MisreadHelpLines, help_lines
from nearer.site.backup_file import UnsoundBackup, check
from nearer.site.configuration import settings_file
from nearer.site.configuration.setting import UnsoundSettings
from nearer.site.notice import UnreadableNotice, read
from tests.rules.test_bounds import every_form
from tests.site.house import House

HOSTILE = {
    "deep list": b"a = " + b"[" * 100_000,
    "deep table": b"a = " + b"{a = " * 100_000,
    "deep name": b"[" + b"a." * 100_000 + b"a]",
    "a number without end": b"a = " + b"9" * 5_000,
    "a day that is none": b"a = 2026-02-31",
    "a lone surrogate": b'a = "\\ud800"',
    "bytes of one": b'a = "\xed\xa0\x80"',
    "an encoded NUL": b'contact = "https://a\\u0000b"',
    "NUL": b"NEARER_NAME=a\0b\n",
    "another charset": 'NEARER_NAME="Ann"'.encode("utf-16"),
    "bzip2": bz2.compress(b"NEARER_NAME=Ann"),
    "lzma": lzma.compress(b"NEARER_NAME=Ann"),
    "zip": b"PK\x03\x04" + bytes(30),
    "a line without end": b"A" * 1_000_000,
}


def settings(file: Path) -> object:
    return settings_file.take_in({settings_file.CHOSEN: str(file)})


Read = Callable[[Path], object]
READERS: dict[str, tuple[Read, type[Exception]]] = {
    "help lines": (help_lines, MisreadHelpLines),
    "notice": (read, UnreadableNotice),
    "settings": (settings, UnsoundSettings),
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("reader", READERS)
def test_a_hostile_file_is_refused_in_a_sentence(tmp_path: Path, reader: str, what: str) -> None:
    file, (take, refusal) = tmp_path / "given", READERS[reader]
    file.write_bytes(HOSTILE[what])
    with pytest.raises(refusal) as refused:
        take(file)
    assert 0 < len(str(refused.value)) < 500


@pytest.mark.parametrize("reader", READERS)
@given(st.lists(st.one_of(st.sampled_from([*HOSTILE.values()]), st.binary(max_size=40))))
def test_whatever_is_in_a_file_it_is_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, reader: str, parts: list[bytes]
) -> None:
    file, (take, refusal) = tmp_path_factory.getbasetemp() / f"any {reader}", READERS[reader]
    file.write_bytes(b"\n".join(parts))
    with suppress(refusal):
        take(file)


VARIABLE = {
    "help lines": "HELP_LINES",
    "notice": "NOTICE",
    "settings": "SETTINGS",
    "pepper": "PEPPER_FILE",
}


@pytest.mark.parametrize("what", ["deep list", "a number without end", "NUL"])
@pytest.mark.parametrize("reader", VARIABLE)
def test_a_command_says_so_without_a_traceback(
    build: Callable[..., House], tmp_path: Path, reader: str, what: str
) -> None:
    file = tmp_path / "given"
    file.write_bytes(HOSTILE[what])
    refused = build(bare=True).nearer("check", **{f"NEARER_{VARIABLE[reader]}": str(file)})
    assert refused.returncode in (1, 2)
    assert "Traceback" not in refused.stderr + refused.stdout


@pytest.mark.parametrize("what", HOSTILE)
def test_a_backup_of_this_kind_is_refused(tmp_path: Path, what: str) -> None:
    """With a right sum, see `test_damaged_backups.py`."""
    file = tmp_path / "given"
    file.write_bytes(HOSTILE[what])
    with pytest.raises(UnsoundBackup):
        check(file)


def test_one_form_takes_a_file() -> None:
    """What is in it: see tests/export/test_damaged_copies.py. Another needs as much."""
    takes = {
        form
        for form in every_form()
        for field in form.base_fields.values()
        if isinstance(field, forms.FileField)
    }
    assert takes == {Restore}
