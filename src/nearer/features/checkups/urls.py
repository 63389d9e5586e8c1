"""Outside every space: help is there for whoever comes."""

from __future__ import annotations

from django.urls import path

from nearer.features.checkups import views

urlpatterns = [path("help/", views.lines, name="help")]
