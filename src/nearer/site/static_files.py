"""Style sheets and scripts as browsers fetch them: few, and compressed once.

In the source each file is small and about one thing. At the start of a process all of them are put
into a folder beside the data, those of the frame joined into one sheet and one script, each with a
`.gz` and a `.br` beside it, which WhiteNoise sends to whoever takes them. Where the settings say
DEBUG the joined files are made anew at each request.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SHEETS = (
    "tokens type reset layout light tabs buttons parts cards sheets lists forms scale slide "
    "circles spots charts print"
)
SCRIPTS = "exit once idle live zone"
JOINED = {
    "ui/all.css": tuple(f"ui/{name}.css" for name in SHEETS.split()),
    "ui/all.js": tuple(f"ui/{name}.js" for name in SCRIPTS.split()),
}
BEING_MADE = "being-made-"
COMPRESSED = (".css", ".js", ".svg")
# As a power of two: brotli's usual one takes six megabytes that the process then keeps, for 1 %.
WINDOW = 16


class Prepared(BaseFinder):
    """Finds every file of the installed apps, and the joined ones, prepared in one folder."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.apps = AppDirectoriesFinder()
        self.folder = settings.NEARER_STATIC
        if not self.folder.exists():
            prepare(self.apps, self.folder)
        self.storage = FileSystemStorage(location=self.folder)

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        if settings.DEBUG and path in JOINED:
            (self.folder / path).write_bytes(joined(self.apps, path))
        found = self.folder / path if path in JOINED else self.apps.find(path)
        return [str(found)] if find_all and found else found and str(found)

    def list(self, _patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                yield str(file.relative_to(self.folder)), self.storage


def prepare(apps: AppDirectoriesFinder, folder: Path) -> None:
    """Makes the folder, whole or not at all: several processes may start at once."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = Path(mkdtemp(dir=folder.parent, prefix=BEING_MADE))
    contents = {path: Path(storage.path(path)).read_bytes() for path, storage in apps.list(None)}
    contents |= {path: joined(apps, path) for path in JOINED}
    for path, content in contents.items():
        write(made / path, content)
    try:
        made.rename(folder)
    except OSError:  # another process was first
        shutil.rmtree(made)
    for older in set(folder.parent.iterdir()) - {folder}:
        if not older.name.startswith(BEING_MADE):
            shutil.rmtree(older, ignore_errors=True)


def write(path: Path, content: bytes) -> None:
    """The file, and its two compressed forms where they are smaller."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if path.suffix in COMPRESSED:
        for suffix, small in (
            (".gz", gzip.compress(content, mtime=0)),
            (".br", brotli.compress(content, lgwin=WINDOW)),
        ):
            if len(small) < len(content):
                path.with_name(path.name + suffix).write_bytes(small)


def joined(apps: AppDirectoriesFinder, path: str) -> bytes:
    """The parts in their order. Each script keeps its names to itself."""
    parts = [Path(str(apps.find(part))).read_text() for part in JOINED[path]]
    if path.endswith(".js"):
        parts = [f"{{\n{part}}}\n" for part in parts]
    return os.linesep.join(parts).encode()
