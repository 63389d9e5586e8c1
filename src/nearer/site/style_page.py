"""What stands on `/style/`: every part in every state, for whoever builds the next feature. It is
there only where NEARER_DEBUG is on, so its words are nobody's to read and are not translated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from nearer.ui import forms as ui
from nearer.ui.light import light_of_hour, light_of_spot
from nearer.ui.spots import DaySpot
from nearer.ui.widgets import Chips, ChoiceCards, ChoiceChips, Line0to10

COLOURS: tuple[str, ...] = ("paper", "side", "card", "ink", "soft", "line", "edge")
COLOURS += ("me", "me-soft", "me-ink", "partner", "partner-soft", "partner-ink")
COLOURS += ("us", "us-soft", "us-ink")
COLOURS += ("care-soft", "wrong-soft", "tense", "excited", "flat", "calm")
DRAWINGS: tuple[str, ...] = (
    "cups",
    "jar",
    "letter",
    "window",
    "lamp",
    "path",
    "bench",
    "book",
    "boat",
)
DRAWINGS += ("chairs", "plant")
LIGHTS = {
    "plain": "",
    "morning": light_of_hour(8),
    "noon": light_of_hour(13),
    "evening": light_of_hour(19),
    "night": light_of_hour(23),
    "us": "light-us",
    "tense": light_of_spot(0, 0),
    "excited": light_of_spot(1, 0),
    "flat": light_of_spot(0, 1),
    "calm": light_of_spot(1, 1),
}
BODIES = {"": "", "day": "by-day", "night": "by-night"}
FEW = [("numb", "numb"), ("unknown", "I don’t know"), ("later", "not today")]
PACES = [("light", "Light"), ("middle", "Middle"), ("deep", "Deep")]
HINTS = {"light": "What made you laugh this week?", "deep": "What do you hardly tell anybody?"}


class EveryField(ui.Form):
    """One of each kind of field."""

    called = forms.CharField(label="What should we call you?", help_text="Any name.")
    text = ui.PlainText(label="A sentence, if you like", widget=forms.Textarea, required=False)
    words = forms.MultipleChoiceField(label="Words for it", choices=FEW, widget=Chips)
    depth = forms.ChoiceField(label="How deep", choices=PACES, widget=ChoiceChips(whose="us"))
    pace = forms.ChoiceField(label="Pace", choices=PACES, widget=ChoiceCards(hints=HINTS))
    zone = forms.ChoiceField(label="Time zone", choices=[("utc", "Europe/Lisbon")])
    tension = ui.StepField(label="Tension", widget=Line0to10(low="none", high="a great deal"))
    told = forms.BooleanField(label="Let Ben know that an answer waits", required=False)


def spots(count: int) -> list[DaySpot]:
    """Days up to today, some without a spot, today's still open."""
    last = date(2026, 11, 27)
    made = []
    for back in reversed(range(count)):
        at = (count - back) * 37 % 101
        place = None if at % 7 == 0 or not back else ((at * 13 % 97) / 96, (at * 29 % 89) / 88)
        said = "a spot" if place else ""
        day = last - timedelta(days=back)
        made.append(DaySpot(day, place, said, both=at % 5 == 0, open=not back))
    return made


def style_page(light: str, by: str) -> dict[str, Any]:
    """The context: in which light, and by day, by night or as the system has it."""
    return {
        "lights": LIGHTS,
        "light": f"{LIGHTS.get(light, '')} {BODIES.get(by, '')}".strip(),
        "now": light,
        "by": by,
        "colours": COLOURS,
        "drawings": DRAWINGS,
        "steps": range(11),
        "states": ("dotted", "closed", "opened"),
        "form": EveryField(),
        "wrong": EveryField({"called": "", "words": ["none"], "pace": ""}),
        "rows": [("Called", "Ann"), ("Time zone", "Europe/Lisbon")],
        "week": spots(7),
        "weeks": spots(84),
    }
