"""A yes to a safety question: help first, no nudge, and nothing the other could notice."""

from __future__ import annotations

import pytest

from nearer.checkups.payloads import SafetyAnswers
from nearer.checkups.quiet import is_quiet
from nearer.pairing.cards import card
from nearer.pairing.couples import couples
from nearer.people.keyring import About
from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, at, page, plain, send

pytestmark = pytest.mark.django_db


def say(friend: Friend, **answers: str) -> str:
    url = at(friend, "together-safety")
    return send(friend.client, url, screen="alone", asked="1", **answers)


def test_a_yes_brings_help_first_and_keeps_the_way_open(ann: Friend) -> None:
    html = say(ann, afraid="yes")
    assert "Something for you first" in html
    assert html.index("Help lines") < html.index("Go on")
    assert is_quiet(ann.space)
    assert "Begin with something light" in page(ann.client, at(ann, "together-question"))


def test_who_may_be_looked_at_is_not_asked_further(ann: Friend) -> None:
    html = send(ann.client, at(ann, "together-safety"), screen="seen")
    assert "another time" in html
    assert ann.space.entries(SafetyAnswers)[0].payload == SafetyAnswers("seen")


def test_who_hurts_gets_help_too(ann: Friend) -> None:
    assert "courage" in say(ann, frightens_or_hurts="yes")


def test_nothing_is_asked_for_without_a_yes(ann: Friend) -> None:
    assert "Something for you first" not in say(ann, afraid="no")
    assert not is_quiet(ann.space)


def test_the_answers_are_shown_nowhere_again(ann: Friend) -> None:
    before = plain(page(ann.client, at(ann, "together-safety")))
    say(ann, afraid="yes", hurt="unsure")
    assert plain(page(ann.client, at(ann, "together-safety"))) == before


def test_no_card_suggests_anything_afterwards(ann: Friend) -> None:
    ann.keyring.change(lambda ring: setattr(ring, "about", About("Ann", together=True)))
    assert card(ann.refresh(), ann.space) == "invite"
    say(ann, pressed="yes")
    assert card(ann.refresh(), ann.space) == ""


def pages_of_ben(ann: Friend, ben: Friend, answers: dict[str, str]) -> list[str]:
    """What Ben sees on the whole way with an Ann who answered so."""
    link = walks.invite(ann)
    say(ann, **answers)
    seen = [walks.open_link(ben.client, link), walks.come(ben, link), walks.say_same(ben)]
    send(ann.client, at(ann, "together-taps"), **TAPS)
    walks.say_same(ann)
    seen.append(page(ben.client, at(ben, "together")))
    space = next(couples(ben.refresh()))
    seen.append(str(SealedEntry.objects.filter(space_id=space.id).count()))
    return [without_keys(each) for each in seen]


def without_keys(html: str) -> str:
    """Without what is new in each couple: words, addresses, fingerprints."""
    html = walks.re.sub(r"<li>[a-z]+</li>", "", plain(html))
    return walks.re.sub(r"/s/[\w-]{22}/|[0-9a-f]{64}", "", html)


def test_the_other_sees_the_same_pages(ann: Friend, ben: Friend, cora: Friend, dan: Friend) -> None:
    calm = pages_of_ben(ann, ben, {})
    quiet = pages_of_ben(cora, dan, {"afraid": "yes", "hurt": "yes"})
    assert calm == [each.replace("Cora", "Ann").replace("Dan", "Ben") for each in quiet]
