"""Every address there is, as the URL resolver knows it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nearer.site.url_converters import Month, ShortId

# What stands for an entry, a place or a month when an address has one.
SAMPLES: dict[type, Any] = {ShortId: uuid.UUID(int=1), Month: date(2026, 5, 1)}


@dataclass(frozen=True)
class Address:
    """One address: its name, its route, and the converters of its parts."""

    name: str
    route: str
    parts: Mapping[str, Any]

    @property
    def is_in_space(self) -> bool:
        return "space" in self.parts

    def url(self, space: uuid.UUID | None = None, **given: Any) -> str:
        """With made-up parts where none are given."""
        made_up = {name: SAMPLES[type(converter)] for name, converter in self.parts.items()}
        own = {"space": space} if self.is_in_space else {}
        return reverse(self.name, kwargs=made_up | own | given)


def addresses() -> list[Address]:
    """All of them. Each has a name of its own, or nobody could list it."""
    found = list(walk(get_resolver(None)))
    assert len({each.name for each in found}) == len(found)
    return found


def walk(
    resolver: URLResolver, route: str = "", parts: Mapping[str, Any] | None = None
) -> Iterator[Address]:
    for each in resolver.url_patterns:
        path, known = route + str(each.pattern), {**(parts or {}), **each.pattern.converters}
        if isinstance(each, URLPattern):
            assert each.name, path
            yield Address(each.name, path, known)
        else:
            yield from walk(each, path, known)
