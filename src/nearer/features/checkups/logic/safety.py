"""The safety questions: private, alone, before pairing and again whenever somebody likes.

This is a gate and not a scale. It has no score, no cut-off and no validation, and it never says
that somebody is safe. Seven questions of ours ask for what exercises for two must not be built on:
fear, blows, threats, being watched, being kept from one's own life, being belittled, forced
closeness. They ask by what was done and not by its name: many who are pushed or choked would not
call it being hurt, and the brief screens in use found between 30 and 100 in a hundred of those who
are (Rabin and others 2009, doi 10.1016/j.amepre.2009.01.024). That each is asked alone follows
Bograd and Mederos (1999). That the line is drawn at injury and fear follows Roddy, Georgia and
Doss (2018): they left such couples out, and found no difference that low-intensity physical
violence without injury or fear made to what the other couples gained.

Before the seven comes whether somebody can see the screen, or may watch the device or the server
(the partner is the likeliest: Freed and others 2018 for devices); if so, they are not asked. After
them come two, without excuses, for who frightens, controls or hurts, and for who did so to protect
themselves. Whoever wants a validated instrument needs a clinician.

"I am not sure" weighs as much as "yes": a suggestion left out costs little, one too many may cost
much. Answers lead this one person to help, there and then, and change nothing that anybody else
could notice: no page and no button disappears, nothing is written where two can read, and pairing
and sharing stay possible. The person is told that exercises for two are not made for this. So
Nearer urges nobody to share, whatever they answered: `recent_answers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nearer.features.checkups.logic.helplines import Need
from nearer.features.checkups.payloads import SafetyAnswers, Said, Screen
from nearer.ui.phrases import gettext_noop as _

Asked = Literal["afraid", "struck", "threatened", "watched", "kept", "belittled", "pressed"]
Help = Literal["another-time", "being-hurt", "not-sure", "own-acts"]

SCREEN = _("Can someone else see this screen, or might they look at it later?")
SCREENS: dict[Screen, str] = {
    "alone": _("No, I am alone with it"),
    "unsure": _("I am not sure"),
    "seen": _("Yes"),
}
DEVICE = _(
    "Did your partner set up this device or this server, "
    "or could they have put something on it that watches?"
)
DEVICES: dict[Said, str] = {
    "no": _("No, none of these"),
    "unsure": _("I am not sure"),
    "yes": _("Yes"),
}
OPENING = _(
    "A few short questions about the last year. What is longer ago counts if it still frightens "
    "you. Everybody is asked. What you answer is seen by you alone. Each may be left out."
)
QUESTIONS: dict[Asked, str] = {
    "afraid": _("Are you ever afraid of your partner, or of what they do when they are angry?"),
    "struck": _(
        "Has your partner, or someone you were with before, pushed, hit, choked or held you down, "
        "or thrown things at you?"
    ),
    "threatened": _(
        "Have they threatened you, themselves, a child, an animal or someone you love?"
    ),
    "watched": _(
        "Do they follow where you are, look through your phone, expect your passwords, "
        "or threaten to show pictures of you?"
    ),
    "kept": _(
        "Do they stop you, or make you pay for it, when you see people, spend money, work, sleep, "
        "dress or see a doctor as you like?"
    ),
    "belittled": _("Do they often humiliate you, or make you feel worthless or crazy?"),
    "pressed": _(
        "Has your partner, or someone you were with before, pressured or forced you into touch or "
        "sex you did not want?"
    ),
}
OWN_ACTS = _("Have you frightened, controlled or hurt your partner?")
IN_DEFENCE = _("If you have: was it to protect yourself or someone else from them?")
ANSWERS: dict[Said, str] = {"no": _("No"), "unsure": _("I am not sure"), "yes": _("Yes")}

NOT_MADE_FOR_THIS = _(
    "Exercises for couples are not made for this: honest answers can be used against you. You can "
    "stop here, or go on, now or later. Nobody can tell from it what you answered."
)
NOTHING_CHANGES = _(
    "Nothing here asks you to share anything, and nothing looks different from before."
)
# What stands above the help lines. If somebody may be watching, it says nothing of the questions.
WORDS: dict[Help, tuple[str, ...]] = {
    "another-time": (
        _("Then this is for another time."),
        _("Some things are easier to answer on a screen that is all one’s own."),
        _(
            "This page also opens on another phone or computer: at a library, a doctor’s, "
            "a friend’s."
        ),
    ),
    "being-hurt": (
        _("Thank you for answering. What is happening is not your fault, and you are not alone."),
        NOT_MADE_FOR_THIS,
        _(
            "The people at these lines listen. Most act without you only if a life or a child is "
            "in danger. You can ask about that first, and need not give your name."
        ),
        _("If you are in danger now, call the emergency number first."),
        _(
            "To look things up, use a device that your partner cannot open: at a library, a "
            "doctor’s, a friend’s."
        ),
        NOTHING_CHANGES,
    ),
    "not-sure": (
        _("It is often hard to tell. The people at these lines also talk with those who wonder."),
        NOT_MADE_FOR_THIS,
        NOTHING_CHANGES,
    ),
    "own-acts": (
        _("It takes courage to say this, and it can be the beginning of stopping."),
        _(
            "Using fear or force is a choice, and it can be changed, with help from people who are "
            "trained for this."
        ),
        _("The lines here, or a doctor, may know a service for people who want to stop."),
        _("If you did it to protect yourself, the lines for those who are hurt are for you too."),
        _("If you are afraid of what you may do now, go somewhere else and call from there."),
        _("Exercises for couples are not the place for it. Leave them for now."),
    ),
}
NEEDS_FIRST: dict[Help, tuple[Need, ...]] = {
    "another-time": (),
    "being-hurt": ("violence", "emergency"),
    "not-sure": ("violence",),
    "own-acts": ("hurting", "crisis"),
}


@dataclass(frozen=True)
class Route:
    """`help`: what is shown first, in this order."""

    help: tuple[Help, ...] = ()

    @property
    def needs(self) -> tuple[Need, ...]:
        """The help lines to show, the most urgent first."""
        return NEEDS_FIRST[self.help[0]] if self.help else ()


def asks_on(answers: SafetyAnswers) -> bool:
    """Whether the questions follow at all. An older answer was never asked about the device."""
    return answers.screen == "alone" and answers.device in {"no", "unsaid"}


def route(answers: SafetyAnswers | None) -> Route:
    """Where the newest answers lead. None: never asked, so nothing is known and nothing hidden."""
    if answers is None:
        return Route()
    if not asks_on(answers):
        return Route(("another-time",))
    return Route(tuple(dict.fromkeys((*_with_the_other(answers), *_with_oneself(answers)))))


def _with_the_other(answers: SafetyAnswers) -> tuple[Help, ...]:
    said = {getattr(answers, each) for each in QUESTIONS}
    if "yes" in said:
        return ("being-hurt",)
    return ("not-sure",) if "unsure" in said else ()


def _with_oneself(answers: SafetyAnswers) -> tuple[Help, ...]:
    """Who hit back is asked as one who may be hurt; both pages are shown, for both may be true."""
    defended = answers.in_defence in {"unsure", "yes"}
    if answers.own_acts not in {"unsure", "yes"}:
        return ("not-sure",) if defended else ()
    is_answered = bool(_with_the_other(answers))
    return ("not-sure", "own-acts") if defended and not is_answered else ("own-acts",)
