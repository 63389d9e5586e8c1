"""`kill -9` while people write: what the server has acknowledged is not lost."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from http.client import HTTPException

import pytest

from tests.site.house import Browser, House

WRITERS = 4


class Writer(threading.Thread):
    """Writes until the connection breaks, and remembers what was acknowledged."""

    def __init__(self, device: Browser, life: int) -> None:
        super().__init__()
        self.device = device
        self.life = life
        self.kept: dict[str, str] = {}

    def run(self) -> None:
        for number in range(10_000):
            sentence = f"{self.life} {number}"
            try:
                self.kept[self.device.write(sentence)] = sentence
            except (OSError, HTTPException):
                return


@pytest.mark.soak
def test_nothing_acknowledged_is_lost(
    build: Callable[..., House], rounds: Callable[..., int], tell: Callable[[str], None]
) -> None:
    house = build()
    chance = random.Random(9)
    names = [f"Writer {number}" for number in range(WRITERS)]
    kept: dict[str, dict[str, str]] = {name: {} for name in names}
    lives = rounds(4, soak=200)
    for life in range(lives):
        house.start()
        way = "in" if life else "up"
        writers = [Writer(house.browser().sign(way, name), life) for name in names]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.05, 0.6))
        while not any(writer.kept for writer in writers):
            # A busy machine: nothing has been acknowledged yet that could be lost.
            assert any(writer.is_alive() for writer in writers)
            time.sleep(0.01)
        house.kill()
        for name, writer in zip(names, writers, strict=True):
            writer.join()
            kept[name] |= writer.kept
    house.start()
    for name in names:
        found = house.browser().sign("in", name).read()
        assert kept[name].items() <= found.items()
    house.stop()
    tell(f"{lives} kills, {sum(map(len, kept.values()))} acknowledged, none lost")
