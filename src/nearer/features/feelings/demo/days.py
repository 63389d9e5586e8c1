"""Writes the days of Ann, Ben and Sam, and what Ann and Ben have shared of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import msgspec

from nearer.couples.payloads import Shape
from nearer.couples.replies import reply
from nearer.features.feelings.copies import Part, cut
from nearer.features.feelings.demo.simulation import Day, simulate
from nearer.features.feelings.logic.slots import check_in_slot, shared_slot
from nearer.features.feelings.payloads import CheckIn, SharedCheckIn
from nearer.registry.demo import Actor, Demo, evening_of
from nearer.spaces.entry import Entry

SEED = 7
DAYS_ALONE = 12
# What Ben sent back for the day that Ann has shared.
HEARD: tuple[Shape, str] = ("i-hear", "I hear how it was for you. Thank you for not hiding it.")


def write_days(demo: Demo) -> None:
    lives = simulate(SEED, (demo.today - demo.began).days, first=demo.began)
    for actor, lived in ((demo.ann, lives.ann), (demo.ben, lives.ben)):
        write(actor, lived)
    write(demo.sam, without_words(lives.ann[-DAYS_ALONE:]))
    hers = show(demo.ann, "whole")
    show(demo.ben, "sentence")
    reply(demo.ben.two, hers, *HEARD, at=hers.at + timedelta(minutes=20))


def write(actor: Actor, lived: Iterable[Day]) -> None:
    for each in lived:
        if each.checkin:
            at = evening_of(each.day, actor.own)
            actor.own.put(each.checkin, check_in_slot(each.day), each.day, at=at)


def without_words(lived: Iterable[Day]) -> list[Day]:
    """The days with their marks alone: Ann's sentences are about Ben."""
    return [
        replace(each, checkin=msgspec.structs.replace(each.checkin, sentence=""))
        for each in lived
        if each.checkin
    ]


def show(actor: Actor, part: Part) -> Entry[SharedCheckIn]:
    """A copy of the newest day with a sentence, shared half an hour later."""
    said = next(entry for entry in actor.own.entries(CheckIn) if entry.payload.sentence)
    copy, slot = cut(said.payload, part, "just-listen"), shared_slot(said.day, actor.shared.me)
    return actor.shared.put(copy, slot, said.day, at=said.at + timedelta(minutes=30))
