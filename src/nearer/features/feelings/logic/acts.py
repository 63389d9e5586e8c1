"""Small things to do, by the quarter of the grid: one comes after each check-in.

They are ours, need nothing bought and nobody else, and take a few minutes. Pleasant ones where it
is flat, calming ones where it is tense, ones that make a good moment last where it is good. The day
chooses, so within two weeks no quarter says the same twice. English texts are message ids.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from nearer.features.feelings.logic.vocabulary import Quadrant, quadrants_at
from nearer.ui.phrases import gettext_noop as _

Group = Quadrant | Literal["open"]

ACTS: dict[Group, tuple[str, ...]] = {
    "tense": (
        _("Let your shoulders drop, and breathe out longer than in, five times."),
        _("Run cold water over your wrists for half a minute."),
        _("Walk around the block, or up and down the stairs, at your own pace."),
        _("Put both feet on the floor and name five things you can see."),
        _("Write what presses on a slip of paper, and put it away until tomorrow."),
        _("Shake out your hands and arms until they feel warm."),
        _("Turn the phone face down for ten minutes."),
        _("Do the washing-up slowly, and only that."),
        _("Press your palms together hard, count to ten, and let go."),
        _("Open a window and listen for the farthest sound."),
        _("Say out loud, to nobody: this is a hard moment."),
        _("Put a hand where you feel it most, and leave it there for three breaths."),
        _("Tidy one small surface, and stop there."),
        _("Drink a glass of water, sitting down."),
    ),
    "excited": (
        _("Stand still for one minute and notice where in your body it is."),
        _("Tell one person what is good just now, in one sentence."),
        _("Put on one song and listen to all of it."),
        _("Take a photo of something that belongs to this moment."),
        _("Write down three details of it, so that you find them again."),
        _("Use the lift of it for one thing you have put off, for five minutes."),
        _("Do a small kindness while it is easy: a message, a cup of tea, a chore."),
        _("Go outside and take it with you, once around."),
        _("Plan one thing for next week that you look forward to."),
        _("Dance for as long as it takes to boil an egg."),
        _("Think of who had a part in it, and thank them in your head or out loud."),
        _("Draw it as a line, as wild as it is."),
        _("Learn one small thing about something you are curious about."),
        _("Go back to the best second of it, with your eyes closed."),
    ),
    "flat": (
        _("Make yourself something warm to drink, and hold it with both hands."),
        _("Step outside for three minutes, whatever the weather."),
        _("Wash your face, and put on something soft."),
        _("Play a song you loved when you were seventeen."),
        _("Water a plant, or move a chair to where the light is."),
        _("Look through ten old photos, and stop at one."),
        _("Send someone one line: thinking of you."),
        _("Stretch like a cat, every direction once."),
        _("Eat something with a taste: an orange, a pickle, a square of chocolate."),
        _("Do the smallest part of one task, and call it done."),
        _("Read one page of a book you like."),
        _("Lie on the floor for five minutes, and let it hold you."),
        _("Cook, or lay out, one thing for tomorrow’s you."),
        _("Say to yourself what you would say to a friend who feels like this."),
    ),
    "calm": (
        _("Stay in it a minute longer than you need to."),
        _("Notice one thing you would not want to be without, and why."),
        _("Write a thank-you, to send or to keep."),
        _("Sit by a window and do nothing until something moves."),
        _("Make one corner of a room a little nicer."),
        _("Put a hand on something alive: a tree, a cat, a loaf that is rising."),
        _("Remember another time it was as quiet as this."),
        _("Leave someone a kind note where they will find it."),
        _("Walk slowly enough to hear your steps."),
        _("Bake, mend or sort something with your hands."),
        _("Look at the sky until you have found three colours."),
        _("Ask someone how their day was, and listen to all of it."),
        _("Go to bed half an hour earlier, on purpose."),
        _("Name what made it calm, so that you can find the way back."),
    ),
    "open": (
        _("Nothing needs doing. If you like, breathe out once, slowly."),
        _("Feel the weight of your feet on the floor."),
        _("Look out of a window for as long as a kettle takes."),
        _("Touch three things near you: something cool, something rough, something soft."),
        _("Have a glass of water."),
        _("Hum one note, and feel where it sounds."),
        _("Put on a jumper that has been worn soft."),
        _("Let one thing wait until tomorrow."),
        _("Step outside the door and back in."),
        _("Smell something: soap, coffee, rain."),
        _("Rub your hands until they are warm, and lay them over your eyes."),
        _("Count the colours in the room."),
        _("Sit where someone else usually sits."),
        _("Listen for a minute to what is making a noise."),
    ),
}


def group_at(pleasantness: int | None, energy: int | None) -> Group:
    """The quarter of a spot, the first of those it touches; `open` for none."""
    if pleasantness is None or energy is None:
        return "open"
    return quadrants_at(pleasantness, energy)[0]


def act(pleasantness: int | None, energy: int | None, day: date) -> str:
    """One small thing for someone who is there, on this day."""
    acts = ACTS[group_at(pleasantness, energy)]
    return acts[day.toordinal() % len(acts)]
