"""Under `/s/<space>/`: the day, and everything one has written."""

from __future__ import annotations

from django.urls import path

from nearer.plan import views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("mine/", views.mine, name="mine"),
    path("mine/<month:month>/", views.mine, name="mine-from"),
    path("mine/found/", views.found, name="mine-found"),
]
