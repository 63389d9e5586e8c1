"""Under `/s/<space>/`: the goldfish of one, and of two."""

from __future__ import annotations

from django.urls import path

from tests.goldfish import views

urlpatterns = [
    path("goldfish/", views.swim, name="goldfish-swim"),
    path("goldfish/bubble/", views.bubble, name="goldfish-bubble"),
]
