"""A yes to a safety question: help first, no nudge, and nothing the other could notice."""

from __future__ import annotations

import pytest
import time_machine
from django.utils import timezone

from nearer.couples.couple import couples
from nearer.features.checkups.recent_answers import A_WHILE
from nearer.pairing.today_card import which_card
from nearer.people.keyring import About
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, page, plain, send

pytestmark = pytest.mark.django_db


def say(friend: Friend, **answers: str) -> str:
    url = at(friend, "together-safety")
    return send(friend.client, url, screen="alone", device="no", asked="1", **answers)


def live_in(friend: Friend, country: str) -> None:
    about = About("Ann", country=country)
    friend.keyring.change(lambda ring: setattr(ring, "about", about))


def test_a_yes_brings_help_first_and_keeps_the_way_open(ann: Friend) -> None:
    live_in(ann, "DE")
    html = say(ann, afraid="yes")
    assert "Something for you first" in html
    assert html.index("tel:116016") < html.index("tel:112") < html.index("Go on")
    assert "for women" in html
    assert "for men" in html
    assert "stays in your phone’s list" in html
    assert "Begin with something light" in page(ann.client, at(ann, "together-question"))


def test_who_may_be_looked_at_is_not_asked_further(ann: Friend) -> None:
    before = page(ann.client, at(ann, "together-next"))
    html = send(ann.client, at(ann, "together-safety"), screen="seen", device="no")
    assert "another time" in html
    assert "Something for you first" not in html
    assert html.count("Help lines") == before.count("Help lines")


def test_nothing_is_asked_for_without_a_yes(ann: Friend) -> None:
    assert "Something for you first" not in say(ann, afraid="no")


def test_the_answers_are_shown_nowhere_again(ann: Friend) -> None:
    before = plain(page(ann.client, at(ann, "together-safety")))
    say(ann, afraid="yes", struck="unsure")
    assert plain(page(ann.client, at(ann, "together-safety"))) == before


def test_what_they_lead_to_is_shown_for_a_while_and_then_to_nobody(ann: Friend) -> None:
    """The page stays in the browser's history."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        before = plain(page(ann.client, at(ann, "together-next")))
        say(ann, afraid="yes")
        assert "Something for you first" in page(ann.client, at(ann, "together-next"))
        clock.shift(A_WHILE)
        ann.client = ann.another_client()
        assert plain(page(ann.client, at(ann, "together-next"))) == before


@pytest.mark.parametrize("answers", [{"pressed": "yes"}, {"pressed": "no"}, {}])
def test_no_card_suggests_anything_afterwards(ann: Friend, answers: dict[str, str]) -> None:
    ann.keyring.change(lambda ring: setattr(ring, "about", About("Ann", together=True)))
    assert which_card(ann.refresh(), ann.space) == "invite"
    say(ann, **answers)
    assert which_card(ann.refresh(), ann.space) == ""


@pytest.mark.parametrize("answers", [{"struck": "yes"}, {"struck": "no"}])
def test_that_somebody_has_come_stands_there_for_both(
    ann: Friend, ben: Friend, answers: dict[str, str]
) -> None:
    link = walks.invite(ann)
    say(ann, **answers)
    walks.come(ben, link)
    assert which_card(ann.refresh(), ann.space) == "come"
    assert which_card(ben.refresh(), ben.space) == "go-on"


def pages_of_ben(ann: Friend, ben: Friend, answers: dict[str, str]) -> list[str]:
    """What Ben sees on the whole way with an Ann who answered so."""
    link = walks.invite(ann)
    say(ann, **answers)
    seen = [walks.open_link(ben.client, link), walks.come(ben, link), walks.say_same(ben)]
    send(ann.client, at(ann, "together-taps"), **TAPS)
    walks.say_same(ann)
    seen += [page(ben.client, at(ben, "together")), walks.step_in(ben)]
    space = next(couples(ben.refresh()))
    seen.append(str(SealedEntry.objects.filter(space_id=space.id).count()))
    return [without_keys(each) for each in seen]


def without_keys(html: str) -> str:
    """Without what is new in each couple: words, addresses, fingerprints."""
    html = walks.re.sub(r"<li>[a-z]+</li>", "", plain(html))
    return walks.re.sub(r"/s/[\w-]{22}/|[0-9a-f]{64}", "", html)


def test_the_other_sees_the_same_pages(ann: Friend, ben: Friend, cora: Friend, dan: Friend) -> None:
    calm = pages_of_ben(ann, ben, {})
    quiet = pages_of_ben(cora, dan, {"afraid": "yes", "struck": "yes"})
    assert calm == [each.replace("Cora", "Ann").replace("Dan", "Ben") for each in quiet]
