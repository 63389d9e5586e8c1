"""Two processes taking turns, and the ratio of their medians."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


class Runner:
    """A child process that does its one thing whenever it is told to, and says how long it took."""

    def __init__(self, module: str, word: str, folder: Path) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", module, word, str(folder)],
            env=os.environ | {"NEARER_DATA": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._hear()

    def __call__(self) -> float:
        """Seconds of one turn."""
        assert self._child.stdin
        print("go", file=self._child.stdin, flush=True)
        return float(self._hear())

    def _hear(self) -> str:
        assert self._child.stdout
        said = self._child.stdout.readline()
        if not said:
            raise RuntimeError(f"the runner ended: {self._child.wait()}")
        return said

    def close(self) -> None:
        self._child.communicate(timeout=20)


def say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def serve_turns(turn: Callable[[], None]) -> None:
    """The child's side: ready, then one timed turn for every line that comes in."""
    turn()
    say("ready")
    for _ in sys.stdin:
        start = time.perf_counter()
        turn()
        say(time.perf_counter() - start)


@dataclass(frozen=True)
class Ratio:
    """Median seconds of both sides."""

    ours: float
    peer: float

    def __str__(self) -> str:
        return (
            f"{self.ours / self.peer:.2f} times"
            f" ({self.ours * 1e3:.2f} ms against {self.peer * 1e3:.2f} ms)"
        )


def take_turns(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> Ratio:
    """Interleaves both and compares medians; the first tenth of the rounds warms up."""
    pairs = [(ours(), peer()) for _ in range(rounds)]
    kept = pairs[rounds // 10 :]
    return Ratio(median(pair[0] for pair in kept), median(pair[1] for pair in kept))
