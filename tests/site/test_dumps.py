"""No dump of the memory, also where the kernel pipes it to a program."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import ctypes, resource
from nearer.site.dumps import forbid_dumps
before = ctypes.CDLL(None).prctl(3)
forbid_dumps()
print(before, ctypes.CDLL(None).prctl(3), resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_the_process_leaves_no_dump() -> None:
    said = subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True, text=True)
    assert said.stdout.split(maxsplit=2) == ["1", "0", "(0, 0)\n"]
