"""Whether this process serves alone, where it has to.

Without `NEARER_LIVE` one process does not hear of another: a lock at one would leave pages open at
the other. The system's own lock on a file tells, and is gone with its process however that ended.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearer.site.command_errors import Refused

FILE = "serving"
# One that was just told to stop may need a moment.
PATIENCE, PAUSE = 3.0, 0.1


@contextmanager
def alone_in(folder: Path, *, shares: bool) -> Iterator[None]:
    """`shares`: others that share may serve as well. Raises `Refused`."""
    with (folder / FILE).open("a") as file:
        until = time.monotonic() + PATIENCE
        while not _holds(file.fileno(), shares=shares):
            if time.monotonic() > until:
                raise Refused(
                    f"Another process serves from {folder}. Stop it, or set NEARER_LIVE for all of "
                    "them, so that they hear of each other (docs/hosting.md)."
                )
            time.sleep(PAUSE)
        yield


def _holds(file: int, *, shares: bool) -> bool:
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shares else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
