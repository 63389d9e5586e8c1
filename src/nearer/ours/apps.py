"""Connects what two share to the days of each, and lays the ways that lead here."""

from importlib import import_module

from django.apps import AppConfig


class Ours(AppConfig):
    name = "nearer.ours"

    def ready(self) -> None:
        import_module("nearer.ours.changes")
        import_module("nearer.ours.ways")
