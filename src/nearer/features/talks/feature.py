"""What talks bring to the house."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nearer.couples.logic.receiving import WANTS
from nearer.features.talks import links
from nearer.features.talks.answers import revealed_places
from nearer.features.talks.cards import cards_of_ours, cards_of_today
from nearer.features.talks.logic.slots import TELLING_SLOT, answer_slot, skipped_slot
from nearer.features.talks.logic.turn import readable
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Telling, Waiting
from nearer.features.talks.stream import STREAM
from nearer.features.talks.table import asked
from nearer.registry.declaration import ALWAYS, Feature
from nearer.registry.kinds import Keys, Kind, Pairs, Row
from nearer.spaces.entry import Entry


def question(said: Answer | Revealed | Skipped | Waiting) -> Pairs:
    return [(_("The question"), asked(said.question))]


def answer(said: Answer | Revealed) -> Pairs:
    return [*question(said), (_("The answer"), said.text)]


def revealed(said: Revealed) -> Pairs:
    return [*answer(said), (_("Asked for"), gettext(WANTS[said.wants_back]))]


def telling(said: Telling) -> Pairs:
    return [
        (_("Let the other know that an answer is waiting"), _("yes") if said.lets_know else _("no"))
    ]


def row(entry: Entry[Answer], shared: Keys) -> Row:
    said = entry.payload
    return Row(
        day=entry.day,
        url=reverse("answer-entry", args=[entry.space.id, entry.id]),
        called=gettext("The question for two"),
        words=asked(said.question),
        sentences=(said.text,),
        is_shared=(entry.day, said.question) in shared,
    )


KINDS = (
    Kind(
        Answer,
        called=_("An answer, just for me"),
        in_words=answer,
        slot=lambda said, day: answer_slot(said.question, day),
        comes_back=True,
        row=row,
        copies=revealed_places,
    ),
    Kind(
        Skipped,
        called=_("A question skipped"),
        in_words=question,
        slot=lambda said, day: skipped_slot(said.question, day),
        comes_back=True,
    ),
    Kind(
        Telling,
        called=_("What was chosen the last time"),
        in_words=telling,
        slot=lambda _said, _day: TELLING_SLOT,
        comes_back=True,
    ),
    Kind(
        Revealed,
        called=_("An answer, shared"),
        in_words=revealed,
        whose=readable,
    ),
    Kind(
        Waiting,
        called=_("Told that an answer is waiting"),
        in_words=question,
    ),
)

FEATURE = Feature(
    kinds=KINDS,
    in_space="nearer.features.talks.urls",
    today=cards_of_today,
    reads=dict.fromkeys((Answer, Skipped, Revealed, Waiting), ALWAYS),
    ours=cards_of_ours,
    streams=[STREAM],
    links={"ours": links.questions},
    demo="nearer.features.talks.demo.write_answers",
)
