"""How a check-in and the first words stand in Mine."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.templatetags.feelings import tiny_circles, tiny_spot
from nearer.features.feelings.wording import words_of
from nearer.registry.kinds import Keys, Row
from nearer.spaces.entry import Entry


def check_in(entry: Entry[CheckIn], shared: Keys) -> Row:
    """Drawn with its spot and circles. `shared`: the days of which the other has a copy."""
    said, words = entry.payload, words_of(entry.payload)
    return Row(
        day=entry.day,
        url=reverse("check-in-entry", args=[entry.space.id, entry.id]),
        called="" if words else gettext("Check-in"),
        words=words,
        sentences=(said.sentence,),
        is_shared=entry.day in shared,
        drawing=tiny_spot(said),
        note=tiny_circles(said.circles),
    )


def first_words(entry: Entry[FirstWords], _shared: Keys) -> Row:
    said = entry.payload
    return Row(
        day=entry.day,
        url=reverse("first-words", args=[entry.space.id, entry.id]),
        called=gettext("First words"),
        words=words_of(said),
        sentences=(said.text, said.feeling, said.happened, said.need),
        sign="pen",
    )
