"""Under `/s/<space>/`: what changed, for oneself and for two."""

from __future__ import annotations

from django.urls import path

from nearer.progress import views

urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path("progress/together/", views.progress_together, name="progress-together"),
    path("progress/together/show/", views.release_line, name="line-release"),
    path("progress/together/take-back/", views.take_back_line, name="line-take-back"),
]
