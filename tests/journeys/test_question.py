"""The question for two in two browsers: what one shows, the other's open page learns by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from nearer.demo.people import ANN, BEN, Guest
from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
HERS = "The sound of the gate when you come home."
HIS = "That we learn to be bored together."


def come_in(walker: Walker, guest: Guest) -> str:
    """Signs in, and goes to the question of these days. Returns the couple's address."""
    walker.go("/sign-in/")
    evening.sign_in(walker, guest.name, guest.passphrase)
    walker.follow("Ours")
    found = re.search(r"/s/[A-Za-z0-9_-]{22}/", walker.page.url)
    assert found
    walker.go(f"{found[0]}question/")
    return found[0]


def answer(walker: Walker, text: str) -> None:
    walker.write("Your answer", text)
    walker.press("Save")
    assert walker.sees("only me")


def show(walker: Walker, name: str, wish: str) -> None:
    walker.follow(f"Share it with {name}")
    walker.choose(wish)
    walker.press("See it with this choice")
    assert walker.is_not_wider_than_the_screen()
    walker.press("Share it")


@pytest.mark.usefixtures("demo")
def test_what_one_shows_stands_on_the_others_open_page(walker: Walkers) -> None:
    ann, ben = walker(), walker(width=1280, dark=True)
    come_in(ann, ANN)
    home = come_in(ben, BEN)
    answer(ben, HIS)
    show(ben, "Ann", "Hold me")
    ann.page.reload()
    assert ann.does_not_see("is waiting for yours")
    # Told, it stands on her open page, while her own words stay where she typed them.
    ann.write("Your answer", HERS)
    ben.press("Let Ann know")
    assert ann.sees("Ben has answered, and is waiting for yours.")
    assert ann.page.get_by_label("Your answer", exact=True).input_value() == HERS
    ann.press("Save")
    show(ann, "Ben", "Just listen")
    assert ann.sees("Ben would like to be held.")
    assert ann.does_not_see(HIS)
    # Ben touches nothing.
    assert ben.sees("Ann would just like you to listen.")
    assert ben.does_not_see(HERS)
    ben.look()
    ben.follow("Open it")
    assert ben.sees(HERS)
    ben.press("Thank you for …")
    ben.write("Your reply", "Thank you for listening to the gate.")
    ann.go(f"{home}ours/")
    assert ann.does_not_see("listening to the gate")
    ben.press("Send my reply")
    ann.go(f"{home}question/")
    assert ann.sees("Ben would like to be held.")


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
