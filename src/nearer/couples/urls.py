"""Under `/s/<space>/`: a pause of one's own."""

from __future__ import annotations

from django.urls import path

from nearer.couples import views

urlpatterns = [path("pause/", views.pause, name="pause")]
