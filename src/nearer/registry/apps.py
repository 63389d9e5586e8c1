"""Connects what the features declare: listeners to their events, links to their places."""

from __future__ import annotations

from django.apps import AppConfig

from nearer.ui import links


class Registry(AppConfig):
    name = "nearer.registry"

    def ready(self) -> None:
        # Features import models, which can be imported only once all apps are loaded.
        from nearer.registry.installed import features  # noqa: PLC0415

        for each in features().values():
            for event, listener in each.on:
                event.connect(listener)
            for place, finder in each.links.items():
                links.lay(place, finder)
