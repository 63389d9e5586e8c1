"""Outside every space: whoever was invited may have no account yet."""

from __future__ import annotations

from django.urls import path

from nearer.pairing.views import joining

urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/invitation/", joining.invitation, name="join-invitation"),
    path("join/no/", joining.refuse, name="join-refuse"),
    path("join/question/", joining.question, name="join-question"),
    path("join/receive/", joining.receive, name="join-receive"),
    path("join/reveal/", joining.reveal, name="join-reveal"),
    path("join/account/", joining.account, name="join-account"),
    path("join/in/", joining.come_in, name="join-in"),
]
