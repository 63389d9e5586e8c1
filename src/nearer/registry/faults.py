"""What is wrong with the declarations, in sentences. A test of `make check` says them."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from nearer.registry.installed import features, kinds, public
from nearer.spaces.payload import payloads

SHORTEST_REASON = 12


def faults() -> list[str]:
    """Everything that is wrong. Empty where each payload and each address is declared."""
    return [*_of_kinds(), *_of_addresses(), *_twice()]


def _of_kinds() -> Iterator[str]:
    """Of the payloads that the installed apps bring."""
    declared, homes = kinds(), {f"{app.name}.payloads" for app in apps.get_app_configs()}
    for kind in declared.values():
        yield from kind.faults
    for cls in payloads():
        if cls.__module__ in homes and cls.kind not in declared:
            yield f"{cls.kind}: no feature declares this kind"


def _of_addresses() -> Iterator[str]:
    declared = public()
    outside = {name for name, is_inside in addresses() if not is_inside}
    for name in sorted(outside - declared.keys()):
        yield f"{name}: an address outside the spaces, and no feature gives its reason"
    for name in sorted(declared.keys() - outside):
        yield f"{name}: declared as an address outside the spaces, and there is none"
    for name, each in declared.items():
        if len(each.reason) < SHORTEST_REASON:
            yield f"{name}: an address without a reason"


def addresses(
    resolver: URLResolver | None = None, *, is_inside: bool = False
) -> Iterator[tuple[str, bool]]:
    """The name of each address, and whether it lies in a space."""
    for each in (resolver or get_resolver(None)).url_patterns:
        here = is_inside or "space" in each.pattern.converters
        if isinstance(each, URLPattern):
            yield each.name or str(each.pattern), here
        else:
            yield from addresses(each, is_inside=here)


def _twice() -> Iterator[str]:
    """What two features declare under one name."""
    for part, name_of in (
        ("kinds", lambda kind: kind.cls.kind),
        ("series", lambda series: series.id),
        ("public", str),
        ("due", str),
    ):
        names = [name_of(one) for each in features().values() for one in getattr(each, part)]
        yield from (
            f"{name}: declared twice" for name in sorted(set(names)) if names.count(name) > 1
        )
