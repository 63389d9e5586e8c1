"""Under `/s/<space>/`: the day."""

from __future__ import annotations

from django.urls import path

from nearer.today import views

urlpatterns = [path("today/", views.today, name="today")]
