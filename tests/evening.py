"""Two in their space, and the steps of a question, as each would take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse

from nearer.couples import couple as couples
from nearer.couples.logic.slots import calling_slot, wishes_slot
from nearer.couples.payloads import Calling, Wishes
from nearer.couples.replies import mark
from nearer.couples.shared_day import in_shared_zone
from nearer.features.talks.logic.turn import Turn
from nearer.features.talks.table import Questions
from nearer.spaces.space import OpenSpace
from tests.cast import Couple, Friend
from tests.ui.page import Page

BEGAN = timedelta(days=100)


def the_two(friend: Friend, space: OpenSpace) -> couples.Couple:
    """The couple as one of them finds it, in the couple's space that they have opened."""
    return couples.Couple(in_shared_zone(space), friend.space)


@dataclass
class Evening:
    """A couple that has agreed on everything, some weeks ago."""

    couple: Couple
    place: str = ""

    def seen_by(self, friend: Friend) -> Questions:
        return Questions(the_two(friend, self.couple.seen_by(friend)))

    def turn(self, friend: Friend) -> Turn:
        here = self.seen_by(friend)
        return here.turn(here.places[0])

    def url(self, name: str, *rest: object) -> str:
        return reverse(name, args=[self.couple.id, *rest])

    def at(self, name: str = "question-at", choice: int = 0) -> str:
        here = self.seen_by(self.couple.first)
        return self.url(name, here.address(here.places[choice]))

    def get(self, friend: Friend, url: str, **headers: str) -> HttpResponse:
        answer: HttpResponse = friend.client.get(url, headers=headers)  # type: ignore[assignment]
        return answer

    def words(self, friend: Friend, url: str) -> str:
        answer = self.get(friend, url)
        assert answer.status_code == 200
        return " ".join(Page(answer.content.decode()).words.split())

    def answer(self, friend: Friend, text: str, choice: int = 0) -> None:
        url = self.at("question-answer", choice)
        assert friend.client.post(url, {"text": text, "seen": 0}).status_code == 302

    def show(
        self, friend: Friend, text: str, wants: str = "just-listen", *, tells: bool = False
    ) -> None:
        """Answers, and puts a copy where both can read."""
        self.answer(friend, text)
        said = {"wants_back": wants, "show": "1"} | ({"lets_know": "on"} if tells else {})
        assert friend.client.post(self.at("question-show"), said).status_code == 302

    def reply(self, friend: Friend, text: str) -> None:
        here, copy = self.seen_by(friend), self.turn(friend).theirs
        assert copy
        said = {"shape": "i-hear", "text": text, "mark": mark(here.couple, copy)}
        assert friend.client.post(self.at("question-theirs"), said).status_code == 302


def evening(couple: Couple, pace: int = 3) -> Evening:
    for friend in (couple.first, couple.second):
        space = couple.seen_by(friend)
        began = space.today() - BEGAN
        space.put(Calling(friend.name), calling_slot(space.me), began)
        space.put(Wishes(pace, 0, 0), wishes_slot(space.me), began)
    return Evening(couple)
