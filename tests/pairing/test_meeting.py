"""What the new way to two promises: a line, one list of words, no waiting for each other."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from nearer.couples.couple import open_couple_space
from nearer.couples.models import Coupled
from nearer.crypto import seal_draft
from nearer.features.talks.logic.library import library, text
from nearer.features.talks.logic.slots import revealed_slot
from nearer.features.talks.payloads import Revealed
from nearer.pairing.invitation_token import read_code
from nearer.pairing.letters import myself
from nearer.pairing.logic.pace import EXAMPLES
from nearer.pairing.models import Invitation
from nearer.pairing.state import pairing_state
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import ANSWER, LINE, REPLY, at, page, send

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_the_first_screen_has_the_line_and_the_question_and_no_answer(ann: Friend) -> None:
    html = walks.open_link(Client(), walks.invite(ann))
    assert LINE in html
    assert text("cheap-joy") in html
    assert "<textarea" in html
    assert ANSWER not in html


def test_an_offer_of_an_earlier_version_still_opens(ann: Friend) -> None:
    link = walks.invite(ann)
    secret = read_code(link)
    assert secret
    before = [*myself(ann.keyring), "boat-name", ANSWER]
    for older in (before, [*before, False]):
        blob = seal_draft(secret, "offer", msgspec.msgpack.encode(older))
        Invitation.objects.update(offer=blob)
        html = walks.open_link(Client(), link)
        assert "Ann invites you" in html
        assert LINE not in html


def test_what_she_types_is_kept_on_every_way_out(ann: Friend) -> None:
    url = at(ann, "together-question")
    said = {"line": LINE, "question": "cheap-joy", "words": "half a sent"}
    assert ann.client.post(url, {**said, "looking": "0"}, headers=HTMX).status_code == 204
    assert "half a sent" in page(ann.client, url)
    html = send(ann.client, url, **{**said, "words": "a whole one"}, looking="0", others="1")
    for shown in (html, page(ann.client, at(ann, "together"))):
        assert LINE in shown
        assert "a whole one" in shown
    assert not Invitation.objects.exists()


def test_a_question_chosen_from_later_ones_is_there_again(ann: Friend) -> None:
    url = at(ann, "together-question")
    said = {"line": "", "question": "boat-name", "words": ANSWER, "looking": "1"}
    ann.client.post(url, said, headers=HTMX)
    assert 'value="boat-name"' in page(ann.client, url)


def test_what_the_guest_types_is_kept_before_it_is_sent(ann: Friend) -> None:
    browser = Client()
    walks.open_link(browser, walks.invite(ann))
    url = reverse("join-invitation")
    assert browser.post(url, {"words": "half a sent"}, headers=HTMX).status_code == 204
    assert "half a sent" in page(browser, url)


def test_the_safety_questions_are_announced_to_both(ann: Friend) -> None:
    browser = Client()
    walks.answer(browser, walks.invite(ann))
    assert "also about fear and harm" in page(browser, reverse("join-account"))
    send(ann.client, at(ann, "together-withdraw"))
    assert "also about fear and harm" in page(ann.client, at(ann, "together"))


def test_ann_says_so_first_and_need_not_wait(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    assert "That’s everything from you" in walks.confirm(ann)
    assert not Coupled.objects.exists()
    walks.say_same(ben)
    html = page(ann.client, at(ann, "together"))
    assert "has compared the words too" in html
    said = {"seen": walks.seen(html), "found": "same"}
    answer = ann.client.post(at(ann, "together-words"), said, headers=HTMX)
    assert open_couple_space(ann.refresh())
    assert answer.headers["HX-Redirect"].endswith("/two/")
    assert REPLY in walks.step_in(ben)


def test_ann_who_said_so_before_makes_the_place_by_signing_in(ann: Friend, ben: Friend) -> None:
    walks.come(ben, walks.invite(ann))
    walks.confirm(ann)
    walks.say_same(ben)
    ann.sign_in()
    assert open_couple_space(ann.keyring)
    ben.sign_in()
    assert walks.couple(ben).other == "Ann"


def test_the_words_ann_has_seen_are_no_others(ann: Friend, ben: Friend, zoe: Friend) -> None:
    """Whoever has the link and the database puts another answer in the place of Ben's."""
    link = walks.invite(ann)
    walks.come(ben, link)
    walks.confirm(ann)
    Invitation.objects.update(status=Invitation.OPEN, answer=b"")
    walks.come(zoe, link)
    walks.say_same(zoe)
    assert not pairing_state(ann.refresh()).has_compared
    ann.sign_in()
    assert not Coupled.objects.exists()
    assert "Zoe has joined" in page(ann.client, at(ann, "together"))


def test_the_last_page_has_both_answers_facing_each_other(ann: Friend, ben: Friend) -> None:
    walks.become_two(ann, ben)
    url = reverse("met", args=[walks.couple(ann).space.id])
    for friend in (ann, ben):
        html = page(friend.client, url)
        assert ANSWER in html
        assert REPLY in html
        assert reverse("question", args=[walks.couple(ann).space.id]) in html


def test_the_last_page_opens_no_answer_that_waits(ann: Friend, ben: Friend) -> None:
    link = walks.invite(ann)
    walks.come(ben, link, "")
    walks.agree(ann, ben)
    space = walks.couple(ben).space
    for day in (space.today(), space.today() + timedelta(days=1)):
        slot = revealed_slot("boat-name", day, space.me)
        space.put(Revealed("boat-name", "a waiting answer", "no-reply"), slot, day)
    html = page(ann.client, reverse("met", args=[space.id]))
    assert "a waiting answer" not in html


def test_the_pace_keeps_the_rest_as_it_is_usual(ann: Friend, ben: Friend) -> None:
    walks.become_two(ann, ben)
    mine = walks.couple(ann).my_wishes
    assert mine
    assert (mine.pace, mine.from_hour, mine.to_hour, mine.ending) == (2, 8, 23, "decide-then")


def test_every_step_of_the_pace_has_an_example_of_its_depth(ann: Friend, ben: Friend) -> None:
    for step, example in EXAMPLES.items():
        assert library()[example].depth == step
        assert not library()[example].cautions
    walks.answer(ben.client, walks.invite(ann))
    page(ben.client, reverse("join-in"))
    html = page(ben.client, at(ben, "together-taps"))
    assert [example for example in EXAMPLES.values() if text(example) not in html] == []


def test_a_yes_leaves_the_same_addresses_behind(ann: Friend, ben: Friend) -> None:
    """What comes next stands below the help, at the address that everybody has in their history."""
    for friend, answers in ((ann, {"struck": "yes"}), (ben, {})):
        url = at(friend, "together-safety")
        asked = friend.client.post(url, {"alone": "no", "asked": "1", **answers})
        assert asked.headers["Location"] == at(friend, "together-next")
        html = page(friend.client, at(friend, "together-next"))
        assert f'action="{at(friend, "together-question")}"' in html
        assert f'href="{at(friend, "together-question")}"' not in html
        assert ("Exercises for couples are not made for this" in html) == bool(answers)
