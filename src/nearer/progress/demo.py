"""What Ann and Ben of the demo let each other see: how close each of them felt."""

from __future__ import annotations

from nearer.progress.numbered import USUAL, numbered
from nearer.progress.shared_lines import share
from nearer.registry.demo import Demo


def share_lines(demo: Demo) -> None:
    for actor in (demo.ann, demo.ben):
        share(actor.two, numbered()[USUAL])
