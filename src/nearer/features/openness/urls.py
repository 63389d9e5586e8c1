"""Under `/s/<space>/`: thank-yous and notes."""

from __future__ import annotations

from django.urls import path

from nearer.features.openness import views

urlpatterns = [
    path("thanks/", views.thanks, name="thanks"),
    path("note/", views.note, name="note"),
]
