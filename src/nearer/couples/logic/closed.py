"""Which of the things that were given are still closed, and what is kept once some are opened.

What is kept stays small for ever: nearly everything lies before one moment, and only what came
after it is listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from nearer.couples.logic.leaf import Leaf
from nearer.couples.payloads import Opened

MOST = 200
TRACE = 16  # so many digits of an id are kept: enough that two never share it


def is_closed(opened: Opened, leaf: Leaf[Any]) -> bool:
    """Whether it is to be opened yet. Given again in other words, it is."""
    seen = opened.revisions.get(trace(leaf), 0)
    return second(leaf.at) >= opened.since and leaf.revision > seen


def after(opened: Opened, opening: Collection[Leaf[Any]], there: Collection[Leaf[Any]]) -> Opened:
    """What is kept once some of what is `there` were opened. Of more than can be listed, the oldest
    that are still closed count as opened too."""
    now = {**opened.revisions, **{trace(leaf): leaf.revision for leaf in opening}}
    listed = Opened(opened.since, now)
    closed = [leaf.at for leaf in there if is_closed(listed, leaf)]
    since = max(opened.since, second(min(closed) if closed else newest(there, opened)))
    later = sorted((second(leaf.at), trace(leaf)) for leaf in there if trace(leaf) in now)
    if len(later) > MOST:
        since = max(since, later[-MOST][0])
    kept = [key for at, key in later if at >= since][-MOST:]
    return Opened(since, {key: now[key] for key in kept})


def newest(there: Iterable[Leaf[Any]], opened: Opened) -> datetime:
    """When the last of them was given. What came in the same second and was not read yet stays."""
    began = datetime.fromtimestamp(opened.since, UTC)
    return max((leaf.at for leaf in there), default=began)


def second(moment: datetime) -> int:
    return int(moment.timestamp())


def trace(leaf: Leaf[Any]) -> str:
    return leaf.id.hex[:TRACE]
