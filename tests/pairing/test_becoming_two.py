"""From the invitation to the couple, by two people in two browsers."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from nearer.couples.couple import open_couple_space
from nearer.couples.models import Coupled
from nearer.features.feelings.payloads import CheckIn
from nearer.features.talks.payloads import Revealed
from nearer.pairing.models import Invitation
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import ANSWER, REPLY, TAPS, at, page, send

pytestmark = pytest.mark.django_db


def test_two_become_a_couple(ann: Friend, ben: Friend) -> None:
    walks.become_two(ann, ben)
    hers, his = open_couple_space(ann.refresh()), open_couple_space(ben.refresh())
    assert hers
    assert his
    assert hers.id == his.id
    assert (walks.couple(ann).other, walks.couple(ben).other) == ("Ben", "Ann")
    assert walks.couple(ann).agreed == walks.couple(ben).agreed
    agreed = walks.couple(ben).agreed
    assert agreed
    assert agreed.pace == 2
    assert not Invitation.objects.exists()
    assert Coupled.objects.count() == 2
    assert not ann.keyring.contents.invitation
    assert not ben.keyring.contents.invitation


def test_nothing_earlier_is_shared_but_what_each_wrote_for_the_other(
    ann: Friend, ben: Friend
) -> None:
    for friend in (ann, ben):
        friend.space.add(CheckIn(sentence="Mine alone."))
    walks.become_two(ann, ben)
    hers = open_couple_space(ann.refresh())
    assert hers
    names_and_wishes, their_day, answers = 4, 1, hers.entries(Revealed)
    tallies = 3  # hers, his, and that of what is everybody's
    assert {each.payload.text: each.author for each in answers} == {
        ANSWER: ann.keyring.me,
        REPLY: ben.keyring.me,
    }
    there = SealedEntry.objects.filter(space_id=hers.id).count()
    assert there == names_and_wishes + their_day + len(answers) + tallies


def test_a_light_question_left_empty_leaves_nothing(ann: Friend, ben: Friend) -> None:
    link = walks.invite(ann)
    walks.come(ben, link, "")
    walks.agree(ann, ben)
    hers = open_couple_space(ann.refresh())
    assert hers
    assert walks.couple(ann).other == "Ben"
    assert hers.count(Revealed) == 0


def test_somebody_without_an_account_comes_the_whole_way(ann: Friend) -> None:
    link, browser = walks.invite(ann), Client()
    assert "Ann invites you" in walks.open_link(browser, link)
    shown = walks.answer(browser, link)
    assert ANSWER in shown
    words = "umbrella seventeen quiet tram"
    said = {"name": "Ben", "new_passphrase": words, "browser_zone": "Europe/Berlin"}
    html = send(browser, reverse("join-account"), **said)
    assert "A few questions for you alone" in html
    ben = Friend("Ben", words, ann.keyring)
    ben.sign_in()
    assert ben.keyring.about.time_zone == "Europe/Berlin"
    send(browser, at(ben, "together-safety"), screen="alone", device="no", asked="1")
    html = send(browser, at(ben, "together-taps"), **TAPS)
    for friend in (ann, ben):
        own = friend.keyring.contents.pins[friend.keyring.me.bytes]
        assert own.hex()[:8] or own
    both = page(ann.client, at(ann, "together"))
    assert "Ben has joined" in both
    assert REPLY in both
    assert six(html) == set(six(both))


def six(html: str) -> set[str]:
    return set(re.findall(r"<li>([a-z]+)</li>", html))


def test_a_pasted_link_opens_it_too(ann: Friend) -> None:
    link = f"http://localhost:8000/join/#{walks.invite(ann)}"
    assert "Ann invites you" in walks.open_link(Client(), link)
    assert "Part of this link is missing" in walks.open_link(Client(), link[:-3])


def test_the_answer_of_the_other_shows_after_ones_own(ann: Friend) -> None:
    browser = Client()
    walks.open_link(browser, walks.invite(ann))
    assert ANSWER not in page(browser, reverse("join-reveal"))


def test_the_waiting_page_does_not_tell_what_became_of_the_link(ann: Friend) -> None:
    link, browser = walks.invite(ann), Client()

    def waiting() -> str:
        return walks.plain(page(ann.client, at(ann, "together")))

    before = waiting()
    walks.open_link(browser, link)
    opened = waiting()
    walks.answer(browser, link)
    answered = waiting()
    assert "That is all right" in send(browser, reverse("join-refuse"))
    assert before == opened == answered == waiting()
    assert "Ann invites you" in walks.open_link(Client(), link)


@pytest.mark.parametrize("looking", ["9" * 5000, "-1", "\u00b2", "soon"])
def test_nonsense_for_a_number_shows_the_questions(ann: Friend, looking: str) -> None:
    html = send(ann.client, walks.at(ann, "together-question"), looking=looking, others="1")
    assert "A light question" in html
