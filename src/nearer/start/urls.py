"""Outside every space: there is none yet."""

from __future__ import annotations

from django.urls import path

from nearer.start import views

urlpatterns = [
    path("", views.front, name="front"),
    path("start/word/", views.named, name="start-named"),
    path("start/words/", views.words, name="start-words"),
    path("start/sentences/", views.sentences, name="start-sentences"),
    path("start/keep/", views.keep, name="start-keep"),
    path("start/forget/", views.forget_all, name="start-forget"),
]
