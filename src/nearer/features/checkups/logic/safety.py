"""The safety questions: private, alone, before pairing and again at each check-up.

This is a gate and not a scale. It has no score, no cut-off and no validation, and it never says
that somebody is safe. Four questions of ours ask for what exercises for two must not be built on:
fear, injury or threat, control, forced closeness. That each is asked alone follows Bograd and
Mederos (1999); that the line is drawn at injury and fear follows Roddy, Georgia and Doss (2017), in
whose trial couples who merely quarrelled gained as much as others. Before the four comes whether
somebody can see the screen; if so, they are not asked. After them comes a question, without blame,
for somebody who frightens or hurts. Whoever wants a validated instrument needs a clinician.

"I am not sure" weighs as much as "yes": a suggestion left out costs little, one too many may cost
much. Answers lead this one person to help, there and then, and change nothing that anybody else
could notice: no page and no button disappears, nothing is written where two can read, and pairing
and sharing stay possible. So Nearer urges nobody to share, whatever they answered:
`recent_answers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nearer.features.checkups.logic.helplines import Need
from nearer.features.checkups.payloads import SafetyAnswers, Said, Screen
from nearer.ui.phrases import gettext_noop as _

Asked = Literal["afraid", "hurt", "controlled", "pressed"]
Help = Literal["another-time", "being-hurt", "not-sure", "own-acts"]

SCREEN = _("Can somebody else see this screen, or might they look at it later?")
SCREENS: dict[Screen, str] = {
    "alone": _("No, I am alone with it"),
    "unsure": _("I am not sure"),
    "seen": _("Yes"),
}
OPENING = _(
    "Four short questions, for you alone. Nobody else learns that they were asked or what you "
    "answer. Each may be left out."
)
QUESTIONS: dict[Asked, str] = {
    "afraid": _("Are you at times afraid of your partner, or of what they may do when displeased?"),
    "hurt": _(
        "Has your partner hurt you physically, frightened you by breaking things, "
        "or threatened you or somebody dear to you?"
    ),
    "controlled": _(
        "Does your partner watch you, read your messages against your will, "
        "or keep you from money, from the telephone or from people?"
    ),
    "pressed": _("Has your partner pressed or forced you into touch or sex you did not want?"),
}
OWN_ACTS = _(
    "Some who come here have frightened or hurt the one they love, and want it to stop. "
    "Is that so for you?"
)
ANSWERS: dict[Said, str] = {"no": _("No"), "unsure": _("I am not sure"), "yes": _("Yes")}

# What stands above the help lines. If somebody may be watching, it says nothing of the questions.
WORDS: dict[Help, tuple[str, ...]] = {
    "another-time": (
        _("Then this is for another time."),
        _("Some things are easier to answer on a screen that is all one’s own."),
    ),
    "being-hurt": (
        _("Thank you for answering. What is done to you is not your doing, and you are not alone."),
        _("The people at these lines listen, believe you, and do not decide for you."),
        _("If you are in danger now, the emergency number is the first step."),
        _("A device that your partner cannot open is the safer one for looking things up."),
        _("Nothing here asks you to share anything, and nothing looks different from before."),
    ),
    "not-sure": (
        _("It is often hard to tell. The people at these lines also talk with those who wonder."),
        _("Nothing here asks you to share anything, and nothing looks different from before."),
    ),
    "own-acts": (
        _("It takes courage to say this, and it can be the beginning of stopping."),
        _("What one does when overwhelmed can be unlearnt: with help, and not by talks for two."),
        _("The lines below, or a doctor, may know a service for people who want to stop hurting."),
        _("If you are afraid of what you may do now, go somewhere else and call from there."),
        _("Until that is on its way, talks for two are better left alone."),
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


def asks_on(screen: Screen) -> bool:
    """Whether the four questions follow at all."""
    return screen == "alone"


def route(answers: SafetyAnswers | None) -> Route:
    """Where the newest answers lead. None: never asked, so nothing is known and nothing hidden."""
    if answers is None:
        return Route()
    if not asks_on(answers.screen):
        return Route(("another-time",))
    return Route((*_help_with_the_other(answers), *_help_with_oneself(answers)))


def _help_with_the_other(answers: SafetyAnswers) -> tuple[Help, ...]:
    said = {answers.afraid, answers.hurt, answers.controlled, answers.pressed}
    if "yes" in said:
        return ("being-hurt",)
    return ("not-sure",) if "unsure" in said else ()


def _help_with_oneself(answers: SafetyAnswers) -> tuple[Help, ...]:
    return ("own-acts",) if answers.frightens_or_hurts in {"unsure", "yes"} else ()
