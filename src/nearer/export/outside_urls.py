"""Outside the spaces: taking everything along from an account that opens no more."""

from __future__ import annotations

from django.urls import path

from nearer.export import views

urlpatterns = [path("copy/", views.barred_copy, name="barred-copy")]
