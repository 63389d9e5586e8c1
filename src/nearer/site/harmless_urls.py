"""Outside every space: what leaving opens, what the operator has to tell, and what our pages are
made of."""

from __future__ import annotations

from django.urls import path

from nearer.site import views

urlpatterns = [
    path("measures/", views.measures, name="measures"),
    path("style/", views.style, name="style"),
    path("notice/", views.notice_page, name="notice"),
    path(".well-known/security.txt", views.security_contact, name="security-contact"),
]
