"""Files that others on this machine can read."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path


def readable_by_all(path: Path, name: str) -> Iterator[str]:
    """A file in a folder that nobody else may enter is safe whatever its own mode says."""
    anybody = stat.S_IROTH | stat.S_IWOTH
    if path.exists() and path.stat().st_mode & anybody and path.parent.stat().st_mode & 0o007:
        yield f"Everybody on this machine can read {name}. Run `chmod 600 {path}`."
