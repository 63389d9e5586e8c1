"""Messages between server processes, and their wire format.

    kind(1) | sender(8) | ids

`kind` is `n` ("something is new there", 16 bytes a space or person) or `e` ("these sessions have
ended", 32 bytes each: the hash by which a session is found, never the cookie). `sender` is drawn
when a process starts, so that it recognises its own messages. Nothing else is ever sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

NEW, ENDED = b"n", b"e"
LENGTHS = {NEW: 16, ENDED: 32}
SENDER = 8
# PostgreSQL takes 8,000 characters at once; this many of the longer ids make 4,300 in base64.
AT_ONCE = 100


class Message(NamedTuple):
    kind: bytes
    sender: bytes
    ids: tuple[bytes, ...]


def pack(kind: bytes, sender: bytes, ids: Iterable[bytes]) -> Iterator[bytes]:
    """As few messages as the ids fit into."""
    every = sorted(ids)
    for start in range(0, len(every), AT_ONCE):
        yield kind + sender + b"".join(every[start : start + AT_ONCE])


def unpack(raw: bytes) -> Message | None:
    """The message, or None for what is not ours: anybody may send on a channel."""
    kind, sender, rest = raw[:1], raw[1 : 1 + SENDER], raw[1 + SENDER :]
    length = LENGTHS.get(kind)
    if length is None or not rest or len(rest) % length:
        return None
    ids = (rest[start : start + length] for start in range(0, len(rest), length))
    return Message(kind, sender, tuple(ids))
