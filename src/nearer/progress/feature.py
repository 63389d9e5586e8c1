"""What Progress brings to the house: the lines that two let each other see."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from nearer.progress import links, on_events
from nearer.progress.payloads import ReleasedLine
from nearer.registry.declaration import Feature
from nearer.registry.events import days_changed
from nearer.registry.installed import series
from nearer.registry.kinds import Kind, Pairs, mine_alone


def line_in_words(said: ReleasedLine) -> Pairs:
    drawn = series().get(said.line)
    called = drawn.called if drawn else said.line
    days = ", ".join(f"{date_format(day, 'j M')}: {value}" for day, value in said.answers())
    return [(_("Line"), called), (_("Since"), said.since), (_("Days"), days)]


FEATURE = Feature(
    kinds=[
        Kind(
            ReleasedLine,
            called=_("A line, shared"),
            in_words=line_in_words,
            whose=mine_alone,
        )
    ],
    in_space="nearer.progress.urls",
    links={"before-keeping": links.say_who_else, "progress": links.look_together},
    on=[(days_changed, on_events.keep_lines_up)],
    demo="nearer.progress.demo.share_lines",
)
