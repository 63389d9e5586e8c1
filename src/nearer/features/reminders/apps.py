"""Connects reminders to what people change about themselves."""

from importlib import import_module

from django.apps import AppConfig


class Reminders(AppConfig):
    name = "nearer.features.reminders"

    def ready(self) -> None:
        import_module("nearer.features.reminders.choosing")
