"""App configuration: connects the hub to the events of sessions and spaces."""

from importlib import import_module

from django.apps import AppConfig


class Site(AppConfig):
    name = "nearer.site"

    def ready(self) -> None:
        import_module("nearer.site.hub")
