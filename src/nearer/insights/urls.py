"""Under `/s/<space>/`: what changed."""

from __future__ import annotations

from django.urls import path

from nearer.insights import views

urlpatterns = [path("progress/", views.progress, name="progress")]
