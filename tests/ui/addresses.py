"""The five addresses that the frame of every page names; `ui` knows no others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path(f"{name}/", nothing, name=name) for name in ("front", "leave", "help", "sign-in", "lock")
]
