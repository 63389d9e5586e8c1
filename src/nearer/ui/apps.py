from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nearer.ui"
    label = "ui"
