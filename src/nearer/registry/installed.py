"""The features that are installed, in the order of `INSTALLED_APPS`.

As Django's admin does, each installed app is asked for a module of an agreed name: `feature`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from nearer.registry.declaration import Feature, Public
from nearer.registry.ground import GROUND
from nearer.registry.kinds import Kind
from nearer.registry.series import Series


@cache
def features() -> Mapping[str, Feature]:
    """Every declaration, by the label of its app; that of the floors below comes first."""
    found = {"ground": GROUND}
    for app in apps.get_app_configs():
        module = f"{app.name}.feature"
        if app.name.split(".")[0] != "django" and find_spec(module):
            found[app.label] = import_module(module).FEATURE
    return found


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of payload, by its name."""
    return {kind.cls.kind: kind for each in features().values() for kind in each.kinds}


@cache
def series() -> Mapping[str, Series]:
    """Every series that Progress may draw, by its id."""
    return {one.id: one for each in features().values() for one in each.series}


@cache
def public() -> Mapping[str, Public]:
    """Every address outside the spaces, by its name."""
    return {name: one for each in features().values() for name, one in each.public.items()}


@cache
def urls(part: str) -> list[str]:
    """The modules of addresses, of the part `in_space` or `outside`."""
    return [module for each in features().values() if (module := getattr(each, part))]


@cache
def styles() -> list[str]:
    """The style sheets that cards, rows and pieces need on pages of the house."""
    return [sheet for each in features().values() for sheet in each.styles]
