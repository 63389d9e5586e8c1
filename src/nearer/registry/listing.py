"""What each feature brings, in lines: `nearer features` prints them."""

from __future__ import annotations

from collections.abc import Iterator

from nearer.registry.declaration import Feature
from nearer.registry.installed import features


def listing() -> Iterator[str]:
    for label, feature in features().items():
        yield label
        yield from (f"  {part:<9}{what}" for part, what in parts(feature) if what)


def parts(feature: Feature) -> Iterator[tuple[str, str]]:
    """Each part that a declaration may have, with what stands there."""
    yield "kinds", ", ".join(kind.cls.kind for kind in feature.kinds)
    yield "pages", ", ".join(filter(None, (feature.in_space, feature.outside)))
    yield "mine", ", ".join(kind.cls.kind for kind in feature.kinds if kind.row)
    yield "ours", ", ".join(kind.cls.kind for kind in feature.kinds if kind.piece)
    yield "today", ", ".join(cls.kind for cls in feature.reads)
    yield "series", ", ".join(one.id for one in feature.series)
    yield "links", ", ".join(feature.links)
    yield "due", ", ".join(feature.due)
    yield "listens", ", ".join(str(getattr(call, "__name__", call)) for _event, call in feature.on)
    yield "demo", feature.demo
