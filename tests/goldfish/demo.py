"""The goldfish of the demo's people."""

from __future__ import annotations

from nearer.registry.demo import Demo, evening_of
from tests.goldfish.payloads import Bubble, Swim
from tests.goldfish.views import swim_slot


def let_swim(demo: Demo) -> None:
    for actor in (demo.ann, demo.ben, demo.sam):
        day = demo.ago(1)
        actor.own.put(Swim(7, "Round and round."), swim_slot(day), day)
    demo.ann.shared.add(Bubble("Blub."), demo.ago(2), at=evening_of(demo.ago(2), demo.ann.shared))
