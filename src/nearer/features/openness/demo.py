"""What Ann and Ben of the demo have given each other over the last weeks."""

from __future__ import annotations

from nearer.features.openness.payloads import Note, Thanks
from nearer.registry.demo import Demo, evening_of

# How many days ago, who, and what.
GIVEN: tuple[tuple[int, str, Thanks | Note], ...] = (
    (
        30,
        "ben",
        Thanks(
            "You took the early train so that I could sleep.",
            "It showed me that you had seen how tired I was.",
        ),
    ),
    (19, "ann", Note("There is soup in the blue pot. It is better than it looks.")),
    (
        16,
        "ann",
        Thanks(
            "You rang my mother without being asked.",
            "It made it easier for me to come home that evening.",
        ),
    ),
    (8, "ben", Note("I am late on Thursday. I would like ten minutes with you after.", "hold-me")),
    (4, "ann", Thanks("You listened until I was finished.", "It’s just like you to wait.")),
    (1, "ben", Note("First frost on the beans. I thought of your hands.")),
)


def write_given(demo: Demo) -> None:
    actors = {"ann": demo.ann, "ben": demo.ben}
    for ago, author, said in GIVEN:
        space, day = actors[author].shared, demo.ago(ago)
        space.add(said, day, at=evening_of(day, space))
