"""A summary in a few plain sentences. Counts and ranges, no praise and no blame."""

from __future__ import annotations

from collections.abc import Iterator

from nearer.features.feelings.logic.change import Change
from nearer.features.feelings.logic.history import Summary
from nearer.features.feelings.logic.vocabulary import honest_answers, label
from nearer.ui.phrases import Phrase, Translate, as_written
from nearer.ui.phrases import gettext_noop as _
from nearer.ui.series import Range, plain

NOTHING_YET = _("Nothing is written here yet. The first half-minute is enough to begin.")
WRITTEN_ONCE = _("This is from one day.")
WRITTEN = _("This is from {written} days.")
HONEST = _("Among them: {answers}.")
ONCE = _("“{answer}” once")
OFTEN = _("“{answer}” {count} times")
WORDS = _("The words you chose most: {words}.")
USUAL = _("The middle half of your days reaches from {low} to {high} of ten.")
USUAL_ONE = _("Your closeness was mostly {middle} of ten.")
TOO_FEW = _("There are not enough days yet to compare. That takes about four weeks.")
CHANGES = {
    "same": _("No change shows in the last two full weeks."),
    "a-little-closer": _(
        "In the last two full weeks you felt a little closer than in the weeks before."
    ),
    "closer": _("In the last two full weeks you felt closer than in the weeks before."),
    "a-little-further": _(
        "In the last two full weeks you felt a little less close than in the weeks before."
    ),
    "further": _("In the last two full weeks you felt less close than in the weeks before."),
}
BETWEEN = _("The difference is somewhere between {low} and {high} steps of ten, from {days} days.")
ANYTHING = _(
    "With days like yours it could be anything from {low} steps less close to {high} steps closer."
)
GAPS = _("Days you did not write may have been different.")


def retelling(summary: Summary, translate: Translate = as_written) -> tuple[str, ...]:
    """The sentences, translated, in the order to be read."""
    if not summary.written:
        return (translate(NOTHING_YET),)
    phrases = [*_changed(summary.change), *_usual(summary.usual), *_counts(summary, translate)]
    return tuple(phrase.said(translate) for phrase in phrases)


def _counts(summary: Summary, translate: Translate) -> Iterator[Phrase]:
    if summary.words:
        words = ", ".join(translate(label(word)) for word in summary.words)
        yield Phrase(WORDS, {"words": words})
    written = summary.written
    yield Phrase(WRITTEN_ONCE if written == 1 else WRITTEN, {"written": written})
    if answers := ", ".join(_honest(summary, translate)):
        yield Phrase(HONEST, {"answers": answers})


def _honest(summary: Summary, translate: Translate) -> Iterator[str]:
    counts = {str(state): count for state, count in summary.states.items()}
    for answer in honest_answers:
        if count := counts.get(answer.id):
            said = {"count": count, "answer": translate(answer.label)}
            yield Phrase(ONCE if count == 1 else OFTEN, said).said(translate)


def _usual(usual: Range | None) -> Iterator[Phrase]:
    if usual is None:
        return
    low, high = plain(usual.low), plain(usual.high)
    if low == high:
        yield Phrase(USUAL_ONE, {"middle": plain(usual.middle)})
    else:
        yield Phrase(USUAL, {"low": low, "high": high})


def _changed(change: Change | None) -> Iterator[Phrase]:
    if change is None:
        yield Phrase(TOO_FEW)
        return
    yield Phrase(CHANGES[change.direction])
    low, high = plain(abs(change.low)), plain(abs(change.high))
    if change.direction == "same":
        yield Phrase(ANYTHING, {"low": low, "high": high})
    else:
        low, high = sorted((low, high), key=float)
        days = change.recent + change.before
        yield Phrase(BETWEEN, {"low": low, "high": high, "days": days})
    if change.has_gaps:
        yield Phrase(GAPS)
