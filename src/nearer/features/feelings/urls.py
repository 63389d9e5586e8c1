"""Under `/s/<space>/`: the half-minute of a day, and the look back."""

from __future__ import annotations

from django.urls import path

from nearer.features.feelings import views

urlpatterns = [
    path("check-in/", views.check_in, name="check-in"),
    path("check-ins/<short:entry>/", views.check_in_entry, name="check-in-entry"),
    path("check-ins/<short:entry>/erase/", views.erase_check_in, name="check-in-erase"),
    path("words/<short:entry>/", views.first_words, name="first-words"),
    path("words/<short:entry>/erase/", views.erase_first_words, name="first-words-erase"),
]
