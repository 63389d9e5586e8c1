"""The question for two in two browsers: a few taps, the moment when both open, words that stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from nearer.demo.people import ANN, BEN, Guest
from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
HERS = "The sound of the gate when you come home."
HIS = "That we learn to be bored together."


@dataclass
class Finger:
    """Counts what it taps. Typing comes on top."""

    walker: Walker
    taps: int = 0

    def press(self, label: str, role: str = "button") -> None:
        self.taps += 1
        self.walker.press(label, role)


def come_in(walker: Walker, guest: Guest) -> str:
    """Signs in, and opens what lies closed of earlier days. Returns the couple's address."""
    walker.go("/sign-in/")
    evening.sign_in(walker, guest.name, guest.passphrase)
    walker.follow("Ours")
    found = re.search(r"/s/[A-Za-z0-9_-]{22}/", walker.page.url)
    assert found
    walker.go(f"{found[0]}question/")
    while walker.find("Open both").count():
        walker.press("Open both")
        walker.go(f"{found[0]}question/")
    return found[0]


def delete(walker: Walker, here: str) -> None:
    """What a walk kept: the others begin with empty boxes."""
    walker.go(here)
    walker.follow("Delete it")
    walker.press("Delete it")


def box(walker: Walker) -> str:
    return walker.page.get_by_label("Your answer", exact=True).input_value()


@pytest.mark.usefixtures("demo")
def test_from_the_card_to_both_answers_in_a_few_taps(walker: Walkers) -> None:
    """The card of Today stands on Ours at every hour."""
    ann, ben = walker(), walker(width=1280, dark=True)
    home = come_in(ann, ANN)
    come_in(ben, BEN)
    assert shows_first(ann, ben, home) <= 2
    lets_know(ann, ben)
    assert shows_second(ben, home) <= 3
    assert ben.sees(HERS)
    # Ann touches nothing.
    assert ann.sees("Both are here.")
    assert ann.does_not_see(HIS)
    ann.press("Open both")
    assert ann.sees(HIS)
    assert ann.is_not_wider_than_the_screen()
    reply(ann, ben)


def shows_first(ann: Walker, ben: Walker, home: str) -> int:
    """From the card to an answer that is shown. Returns the taps."""
    finger = Finger(ann)
    ann.go(f"{home}ours/")
    finger.press("Write my answer", "link")
    ann.write("Your answer", HERS)
    assert ann.page.locator(".as-seen .said").inner_text() == HERS
    assert ann.is_not_wider_than_the_screen()
    finger.press("Show it to Ben")
    ben.page.reload()
    assert ben.does_not_see("Ann has answered.")
    return finger.taps


def lets_know(ann: Walker, ben: Walker) -> None:
    """Told, it stands on his open page, while his own words stay where he typed them."""
    ben.write("Your answer", HIS)
    ann.press("Let Ben know")
    assert ben.sees("Ann has answered.")
    assert box(ben) == HIS


def shows_second(ben: Walker, home: str) -> int:
    """From the card to both answers, open. Returns the taps."""
    finger = Finger(ben)
    ben.go(f"{home}ours/")
    finger.press("Go on with mine", "link")
    assert box(ben) == HIS
    finger.press("Show it to Ann")
    assert ben.does_not_see(HERS)
    finger.press("Open both")
    return finger.taps


def reply(ann: Walker, ben: Walker) -> None:
    """A sign in one tap, and a line beneath it; the other's open page learns of both."""
    sign = ben.page.locator(".tap").first
    word = sign.inner_text().strip()
    ben.press(word)
    ben.write("Your reply", "I will oil it never.")
    ben.press("Send my reply")
    assert ann.sees("I will oil it never.")
    assert word in ann.page.locator(".thread").inner_text()
    ann.write("Your reply", "Good.")
    ann.press("Send my reply")
    assert ben.sees("Good.")
    ben.page.locator(".thread .out").last.click()
    ben.press("Delete it")
    ann.page.get_by_text("I will oil it never.").wait_for(state="detached")


@pytest.mark.usefixtures("demo")
def test_typed_words_come_back(walker: Walkers) -> None:
    ann = walker()
    home = come_in(ann, ANN)
    ann.go(f"{home}question/")
    with ann.page.expect_navigation():
        ann.page.locator(".also .row").last.click()
    here = ann.page.url
    ann.write("Your answer", "By the back link.")
    ann.follow("Today")
    ann.go(here)
    assert box(ann) == "By the back link."
    ann.write("Your answer", "By another one.")
    with ann.page.expect_navigation():
        ann.page.locator(".also .row").first.click()
    ann.page.go_back()
    assert box(ann) == "By another one."
    tab = ann.new_page()
    tab.goto(here)
    tab.get_by_label("Your answer", exact=True).fill("In a second tab.")
    ann.write("Your answer", "In the first.")
    for page in (tab, ann.page):
        page.goto(f"{home}ours/")
    ann.go(here)
    assert {"In a second tab.", "In the first."} == set(box(ann).split("\n\n"))
    delete(ann, here)


@pytest.mark.usefixtures("demo")
def test_typed_words_come_back_without_a_script_and_through_a_lock(walker: Walkers) -> None:
    ben, laptop = walker(javascript=False), walker()
    home = come_in(ben, BEN)
    ben.go(f"{home}question/")
    with ben.page.expect_navigation():
        ben.page.locator(".also .row").first.click()
    first = ben.page.url
    ben.write("Your answer", "Without a script.")
    with ben.page.expect_navigation():
        ben.page.locator(".also .row").last.click()
    second = ben.page.url
    ben.go(first)
    assert box(ben) == "Without a script."
    delete(ben, first)
    ben.go(second)
    ben.write("Your answer", "Through a lock.")
    come_in(laptop, BEN)
    laptop.follow("You")
    laptop.follow("Unlocked devices")
    laptop.press("Lock all others")
    ben.press("Keep it")
    evening.sign_in(ben, BEN.name, BEN.passphrase)
    ben.press("Send it now")
    assert box(ben) == "Through a lock."
    delete(ben, second)


@pytest.mark.usefixtures("demo")
def test_thanks_reach_an_open_page_and_can_be_withdrawn(walker: Walkers) -> None:
    ann, ben = walker(), walker(javascript=False)
    home = come_in(ann, ANN)
    come_in(ben, BEN)
    ann.go(f"{home}ours/")
    ben.go(f"{home}thanks/")
    ben.write("What was it?", "You left the light on for me.")
    ben.write("Why does it matter to you?", "It showed me that you waited.")
    ben.press("Say thank you")
    assert ann.sees("You left the light on for me.")
    ann.look()
    ben.follow("Delete it")
    ben.press("Delete it")
    ann.page.get_by_text("You left the light on for me.").wait_for(state="detached")
