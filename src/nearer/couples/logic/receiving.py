"""Before a revealed answer is read: ten seconds on how to receive it, by what its writer wants.

Being understood, valued and cared for is what makes telling bring two people closer, so these are
the three shapes of reply: I hear, I did not know, thank you. A shape is a beginning to go on from.
"""

from __future__ import annotations

from dataclasses import dataclass

from nearer.couples.payloads import Shape, WantsBack
from nearer.ui.phrases import Phrase
from nearer.ui.phrases import gettext_noop as _

SECONDS = 10

# For the one who shares, to choose from.
WANTS: dict[WantsBack, str] = {
    "just-listen": _("Just listen"),
    "hold-me": _("Hold me"),
    "help-me-think": _("Help me think"),
    "give-me-time": _("Give me time"),
    "no-reply": _("No reply needed"),
}
# For the one who receives, with the name of the one who shared.
WANTED: dict[WantsBack, str] = {
    "just-listen": _("{name} would just like you to listen."),
    "hold-me": _("{name} would like to be held."),
    "help-me-think": _("{name} would like you to help them think."),
    "give-me-time": _("{name} would like some time with this."),
    "no-reply": _("{name} needs no reply."),
}
BREATHE = _("Breathe out once.")
COACHING: dict[WantsBack, tuple[str, ...]] = {
    "just-listen": (
        _("Nothing has to be solved. Read it twice, and look for the feeling in it."),
        _("Just say back what you heard."),
    ),
    "hold-me": (
        _("Being close matters more than words here."),
        _("If you are together, ask whether a hug is welcome. If not, say that you are there."),
    ),
    "help-me-think": (
        _("Ask one question before you offer a thought."),
        _("Your thought is one of several. What they do with it is up to them."),
    ),
    "give-me-time": (
        _("This is a beginning. Read it, and let it be."),
        _("Ask nothing more today. It helps to hear that it arrived."),
    ),
    "no-reply": (
        _("No reply is needed."),
        _("Read it, and let it stay with you for a while."),
    ),
}


@dataclass(frozen=True)
class Beginning:
    """A shape of reply: its name, the first words that stand in the box, and what may follow."""

    shape: Shape
    label: str
    starter: str
    hint: str


HEAR = Beginning(
    "i-hear",
    _("I hear …"),
    _("I hear that "),
    _("What you understood, in your own words, with the feeling in it."),
)
DID_NOT_KNOW = Beginning(
    "i-did-not-know",
    _("I did not know that …"),
    _("I did not know that "),
    _("What was new to you, and what you would like to hear more of."),
)
THANK_YOU = Beginning(
    "thank-you",
    _("Thank you for …"),
    _("Thank you for "),
    _("How hard it was to say, or what it means to you."),
)

_ORDER: dict[WantsBack, tuple[Beginning, ...]] = {
    "just-listen": (HEAR, DID_NOT_KNOW, THANK_YOU),
    "hold-me": (HEAR, THANK_YOU, DID_NOT_KNOW),
    "help-me-think": (DID_NOT_KNOW, HEAR, THANK_YOU),
    "give-me-time": (THANK_YOU, HEAR, DID_NOT_KNOW),
    "no-reply": (THANK_YOU, HEAR, DID_NOT_KNOW),
}


def coaching(wants_back: WantsBack, name: str) -> tuple[Phrase, ...]:
    """What stands before the answer, in the order to be read."""
    lines = (BREATHE, *COACHING[wants_back])
    return (Phrase(WANTED[wants_back], {"name": name}), *map(Phrase, lines))


def beginnings(wants_back: WantsBack) -> tuple[Beginning, ...]:
    """The three shapes, the likeliest first."""
    return _ORDER[wants_back]


def is_asked_for(wants_back: WantsBack) -> bool:
    """Whether a reply is offered at once, or only to whoever looks for it."""
    return wants_back != "no-reply"
