"""Keeps the memory of the process, which holds what people write in clear, out of files.

`RLIMIT_CORE` does not hold where the kernel pipes core dumps to a program, as most desktop systems
do. `PR_SET_DUMPABLE` does (prctl(2)), and closes `/proc/<pid>/mem` to the rest of the account.
"""

from __future__ import annotations

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4


def forbid_dumps() -> None:
    """No core dump, whatever the system is set to."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
