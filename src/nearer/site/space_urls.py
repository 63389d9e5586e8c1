"""Under `/s/<space>/`: what is said of the place itself."""

from __future__ import annotations

from django.urls import path

from nearer.site import altered

urlpatterns = [path("altered/read/", altered.read, name="altered-read")]
