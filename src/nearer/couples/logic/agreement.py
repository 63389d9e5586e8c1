"""What two people's wishes agree on: the lighter wish wins, and nobody is asked to give reasons.

The pace is the slower one, the hours are those that suit both, and an ending is agreed on only as
far as both said the same. As long as one of them has said nothing, the lightest of all holds.
Whatever is agreed, each keeps their own words, neither can destroy the other's, and leaving sends
no message.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nearer.couples.payloads import Ending, Wishes
from nearer.ui.phrases import Phrase, Translate, as_written
from nearer.ui.phrases import gettext_noop as _

DAY = 24
BOTH = 2
LIGHTEST = 1

PACES = {
    1: _("light, about everyday things and small joys"),
    2: _("a little about ourselves as well"),
    3: _("personal now and then"),
    4: _("tender things too"),
    5: _("anything, asked gently"),
}
ENDINGS: dict[Ending, str] = {
    "leave-copies": _("What I have shared may stay readable for both of us."),
    "decide-then": _("I would like to decide that when the time comes."),
    "withdraw-mine": _("I would like to take my words out with me."),
}
PAUSES = (
    _("I need some time. It is not about you."),
    _("Not now. I will come back to it tomorrow."),
    _("It’s all a bit much right now. Please let it rest for a while."),
)
KEPT = _("Each of you leaves with your own words. Neither can delete the other’s.")
UNTOLD = _("Leaving sends no message.")


@dataclass(frozen=True)
class Span:
    """Hours of a day from `start` up to `end`, which may lie past midnight."""

    start: int
    end: int

    @property
    def is_whole_day(self) -> bool:
        return self.start == self.end

    @property
    def hours(self) -> frozenset[int]:
        count = (self.end - self.start) % DAY or DAY
        return frozenset((self.start + hour) % DAY for hour in range(count))


@dataclass(frozen=True)
class Agreement:
    """What holds for both. Complete without `spans`: there is no hour that suits both."""

    pace: int
    spans: tuple[Span, ...]
    ending: Ending
    is_complete: bool

    def has_hour(self, hour: int) -> bool:
        """Whether things of the two stand on Today in this hour of the couple's day."""
        return any(hour in span.hours for span in self.spans)


def lighter(wishes: Sequence[Wishes]) -> Agreement:
    """The agreement of both people's wishes, or what holds until both have said theirs."""
    if len(wishes) < BOTH:
        return Agreement(LIGHTEST, (), "decide-then", is_complete=False)
    hours = (Span(each.from_hour, each.to_hour).hours for each in wishes)
    endings = {each.ending for each in wishes}
    return Agreement(
        pace=min(each.pace for each in wishes),
        spans=tuple(_spans(frozenset.intersection(*hours))),
        ending="decide-then" if len(endings) > 1 else wishes[0].ending,
        is_complete=True,
    )


def _spans(hours: frozenset[int]) -> Iterator[Span]:
    """The hours as stretches, each beginning where the hour before does not belong."""
    if len(hours) == DAY:
        yield Span(0, 0)
    for start in sorted(hour for hour in hours if (hour - 1) % DAY not in hours):
        end = start
        while end % DAY in hours:
            end += 1
        yield Span(start, end % DAY)


OPEN = _("Until you have both said what suits you, questions stay light and show only in Ours.")
PACE = _("How deep questions may go: {pace}.")
ALL_DAY = _("Shared things show on Today at any hour.")
FROM_TO = _("Shared things show on Today between {start} and {end}, and in Ours at any hour.")
TWO_STRETCHES = _(
    "Shared things show on Today between {start} and {end} and between {again} and {last}, "
    "and in Ours at any hour."
)
NO_HOUR = _(
    "No hour suits both of you yet, so shared things show only in Ours. "
    "That works too, and either of you can change your hours."
)
MAILS = _("Reminder e-mails come as each of you has chosen, and say nothing about this.")
ENDED: dict[Ending, str] = {
    "leave-copies": _("If you two part, you can both still read what was shared."),
    "decide-then": _("If you two part, each of you decides then what happens to your own words."),
    "withdraw-mine": _("If you two part, each of you takes your own words out."),
}


def in_words(agreement: Agreement, translate: Translate = as_written) -> tuple[str, ...]:
    """The agreement in sentences, in the order to be read."""
    if not agreement.is_complete:
        return (translate(OPEN), translate(KEPT), translate(UNTOLD))
    pace = Phrase(PACE, {"pace": translate(PACES[agreement.pace])})
    phrases = (pace, _hours(agreement.spans), Phrase(MAILS), Phrase(ENDED[agreement.ending]))
    return (*(each.said(translate) for each in phrases), translate(KEPT), translate(UNTOLD))


def _hours(spans: tuple[Span, ...]) -> Phrase:
    """Two stretches of a day can overlap in two places at most."""
    if not spans:
        return Phrase(NO_HOUR)
    if spans[0].is_whole_day:
        return Phrase(ALL_DAY)
    clock = (f"{hour:02}:00" for span in spans for hour in (span.start, span.end))
    message = FROM_TO if len(spans) == 1 else TWO_STRETCHES
    return Phrase(message, dict(zip(("start", "end", "again", "last"), clock, strict=False)))
