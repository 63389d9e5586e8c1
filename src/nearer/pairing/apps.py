"""Connects pairing to what happens to people."""

from importlib import import_module

from django.apps import AppConfig


class Pairing(AppConfig):
    name = "nearer.pairing"

    def ready(self) -> None:
        import_module("nearer.pairing.on_events")
