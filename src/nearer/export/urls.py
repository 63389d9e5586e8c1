"""Under `/s/<space>/`: taking everything away, and bringing it back."""

from __future__ import annotations

from django.urls import path

from nearer.export import views

urlpatterns = [
    path("export/", views.export, name="export"),
    path("export/restore/", views.restore_copy, name="export-restore"),
]
