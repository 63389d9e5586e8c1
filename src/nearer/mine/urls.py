"""Under `/s/<space>/`: everything one has written."""

from __future__ import annotations

from django.urls import path

from nearer.mine import views

urlpatterns = [
    path("mine/", views.mine, name="mine"),
    path("mine/<month:month>/", views.mine, name="mine-from"),
    path("mine/found/", views.search, name="mine-found"),
]
