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
        """Keeps it, for oneself."""
        typed = {"text": text, "seen": self.kept(friend, choice)}
        answer = friend.client.post(self.at("question-answer", choice), typed, follow=True)
        assert answer.redirect_chain

    def kept(self, friend: Friend, choice: int = 0) -> int:
        """The revision of one's own answer, 0 for none."""
        here = self.seen_by(friend)
        found = here.turn(here.places[choice]).answer
        return found.revision if found else 0

    def show(
        self, friend: Friend, text: str, wants: str = "", choice: int = 0, *, tells: bool = False
    ) -> None:
        """Writes, and puts a copy where both can read."""
        said = {"text": text, "seen": self.kept(friend, choice), "wants_back": wants}
        answer = friend.client.post(self.at("question-show", choice), said)
        assert answer.status_code == 302
        if tells:
            friend.client.post(self.at("question-tell", choice), {"tell": "1"})

    def opened(self, friend: Friend, choice: int = 0) -> str:
        """The page of the question, with both answers open."""
        answer = friend.client.post(self.at("question-open", choice))
        assert answer.status_code == 302
        return self.words(friend, self.at("question-at", choice))

    def reply(self, friend: Friend, text: str) -> None:
        copy = self.turn(friend).theirs
        assert copy
        said = {"text": text, "mark": mark(self.seen_by(friend).couple, copy)}
        assert friend.client.post(self.at("question-reply"), said).status_code == 302


def evening(couple: Couple, pace: int = 3) -> Evening:
    for friend in (couple.first, couple.second):
        space = couple.seen_by(friend)
        began = space.today() - BEGAN
        space.put(Calling(friend.name), calling_slot(space.me), began)
        space.put(Wishes(pace, 0, 0), wishes_slot(space.me), began)
    return Evening(couple)
