"""Outside every space: whoever was invited may have no account yet."""

from __future__ import annotations

from django.urls import path

from nearer.pairing.views import join

urlpatterns = [
    path("join/", join.join, name="join"),
    path("join/invitation/", join.invitation, name="join-invitation"),
    path("join/no/", join.refuse, name="join-refuse"),
    path("join/question/", join.question, name="join-question"),
    path("join/receive/", join.receive, name="join-receive"),
    path("join/reveal/", join.reveal, name="join-reveal"),
    path("join/account/", join.account, name="join-account"),
    path("join/in/", join.come_in, name="join-in"),
]
