"""Redis or Valkey as the carrier: publish and subscribe on one channel. Nothing is stored there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

CHANNEL = "nearer"
LOST: tuple[type[Exception], ...] = (redis.RedisError, OSError)
PATIENCE = 5
# The client's own reconnecting is switched off: it would hide that messages were missed.
OPTIONS: dict[str, Any] = {
    "socket_timeout": PATIENCE,
    "socket_connect_timeout": PATIENCE,
    "health_check_interval": PATIENCE,
    "retry": Retry(NoBackoff(), 0),
}


@contextmanager
def mouth(address: str) -> Iterator[Callable[[bytes], None]]:
    with redis.Redis.from_url(address, **OPTIONS) as client:

        def say(message: bytes) -> None:
            client.publish(CHANNEL, message)

        yield say


@contextmanager
def ear(address: str) -> Iterator[Callable[[float], list[bytes]]]:
    with (
        redis.Redis.from_url(address, **OPTIONS) as client,
        client.pubsub(ignore_subscribe_messages=True) as channel,
    ):
        channel.subscribe(CHANNEL)
        channel.get_message(timeout=PATIENCE)  # until the server has confirmed the subscription

        def heard(seconds: float) -> list[bytes]:
            message = channel.get_message(timeout=seconds)
            return [message["data"]] if message else []

        yield heard
