"""Outside every space: a page to read."""

from __future__ import annotations

from django.urls import path

from tests.goldfish import views

urlpatterns = [path("goldfish/", views.pond, name="goldfish-pond")]
