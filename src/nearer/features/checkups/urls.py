"""Addresses outside every space: the help lines are there for everybody, also without an
account."""

from __future__ import annotations

from django.urls import path

from nearer.features.checkups import views

urlpatterns = [path("help/", views.lines, name="help")]
