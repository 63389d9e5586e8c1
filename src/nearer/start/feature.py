"""The first minutes, before there is an account."""

from __future__ import annotations

from nearer.registry.declaration import Feature, Public

FEATURE = Feature(
    outside="nearer.start.urls",
    public={
        "front": Public("what this is, and how are you", 200, 200),
        "start-named": Public("a word for it; alone, or together", 200, 200),
        "start-words": Public("what I feel, what happened, what I need", 200, 200),
        "start-sentences": Public("three sentences, when something was said before", 302, 302),
        "start-keep": Public("signing up, which keeps it", 200, 200),
        "start-forget": Public("forgetting what was typed", 405, 302),
    },
)
