"""Connects the spaces to what happens to people."""

from importlib import import_module

from django.apps import AppConfig


class Spaces(AppConfig):
    name = "nearer.spaces"

    def ready(self) -> None:
        import_module("nearer.spaces.on_events")
