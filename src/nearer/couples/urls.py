"""Under `/s/<space>/`: a pause of one's own, and taking back a reply."""

from __future__ import annotations

from django.urls import path

from nearer.couples import views

urlpatterns = [
    path("pause/", views.pause, name="pause"),
    path("reply/<short:entry>/withdraw/", views.withdraw_reply, name="reply-withdraw"),
]
