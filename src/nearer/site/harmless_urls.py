"""Outside every space: the page that "Leave this page" opens unless the operator chose another."""

from __future__ import annotations

from django.urls import path

from nearer.site import views

urlpatterns = [path("measures/", views.measures, name="measures")]
