"""Under `/s/<space>/`: what both can read."""

from __future__ import annotations

from django.urls import path

from nearer.ours import views

urlpatterns = [
    path("ours/", views.ours, name="ours"),
    path("ours/<month:month>/", views.ours, name="ours-from"),
    path("reply/<short:entry>/", views.reply, name="reply"),
    path("withdraw/<short:entry>/", views.withdraw, name="withdraw-given"),
]
