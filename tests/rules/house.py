"""The house: which package is on which floor, and whose each address, template and script is."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from nearer.site.static_files import JOINED
from tests.rules.tree import ROOT, files, short

SOURCE = ROOT / "src" / "nearer"


def package(path: Path) -> str:
    """`features/talks` for a feature, else the name of the package."""
    return _package(path.relative_to(SOURCE).parts)


def _package(parts: tuple[str, ...]) -> str:
    return "/".join(parts[:2]) if parts[0] == "features" else parts[0]


@cache
def floors() -> dict[str, int]:
    """By package, the ground last: the drawing that the imports follow."""
    drawing = ConfigParser(interpolation=None)
    drawing.read(ROOT / ".importlinter")
    layers = drawing["importlinter:contract:house"]["layers"].split("\n")
    house = [line for line in layers if line.strip()]
    return {one.strip(): floor for floor, line in enumerate(house) for one in line.split("|")}


def floor(place: str) -> int:
    return floors()[place.partition("/")[0]]


@cache
def owners() -> dict[str, str]:
    """Whose each address, template, style sheet, script and tag library is, by the name under
    which it is asked for: an address is its package's that declares it, not its view's."""
    found = dict(_addresses(get_resolver(None), settings.ROOT_URLCONF))
    found |= dict.fromkeys(JOINED, "ui")
    for each in files("src/nearer/*"):
        for folder in ("templates", "static"):
            _, is_inside, name = short(each).partition(f"/{folder}/")
            if is_inside:
                found[name] = package(each)
        if each.parent.name == "templatetags":
            found[f"load {each.stem}"] = package(each)
    return found


def _addresses(resolver: URLResolver, module: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield str(each.name), _package(tuple(module.split(".")[1:]))
        else:
            inside = getattr(each.urlconf_module, "__name__", module)
            yield from _addresses(each, inside)
