"""What each feature brings, in lines: `nearer features` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nearer.registry.declaration import Feature, nothing
from nearer.registry.installed import features


def listing() -> Iterator[str]:
    for label, feature in features().items():
        yield label
        yield from (f"  {part:<9}{what}" for part, what in parts(feature) if what)


def called(listener: Any) -> str:
    """The name of a function, also of one whose arguments are filled in."""
    return str(getattr(getattr(listener, "func", listener), "__name__", listener))


def parts(feature: Feature) -> Iterator[tuple[str, str]]:
    """Each part that a declaration may have, with what stands there."""
    yield "kinds", ", ".join(kind.cls.kind for kind in feature.kinds)
    yield "pages", ", ".join(filter(None, (feature.in_space, feature.outside)))
    yield "mine", ", ".join(kind.cls.kind for kind in feature.kinds if kind.row)
    yield "ours", ", ".join(kind.cls.kind for kind in feature.kinds if kind.piece)
    yield "today", "cards" if feature.today is not nothing else ""
    yield "reads", ", ".join(cls.kind for cls in feature.reads)
    yield "series", ", ".join(one.id for one in feature.series)
    yield "links", ", ".join(feature.links)
    yield "due", ", ".join(feature.due)
    yield "listens", ", ".join(map(called, (listener for _event, listener in feature.on)))
    yield "demo", feature.demo
