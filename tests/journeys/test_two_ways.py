"""The ways that do not lead straight to a couple, and the way out of one."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from nearer.features.checkups.logic.safety import QUESTIONS
from tests.journeys import evening
from tests.journeys import test_becoming_two as first
from tests.journeys.conftest import Server
from tests.journeys.walker import PHONE, Walker

Walkers = Callable[..., Walker]
SAME = "They are the same on both screens"
HERS = "You left the light on for me."
HIS = "The kettle is on."
HELP = "Something for you first"
# Their browsers are in Berlin's time zone.
GERMAN_LINES = ["116 016", "0800 123 99 00", "116 006", "112", "110"]
NUDGES = ("Your place for two is half ready", "Invite your partner", "Together")


def ben_called() -> str:
    return f"ben {secrets.token_hex(3)}"


def text(walker: Walker) -> str:
    """All that can be read on the page, as it is when asked for anew."""
    walker.page.reload()
    return walker.page.locator("body").inner_text()


def waiting(ann: Walker, name: str) -> str:
    """Ann, new here, with a link that waits. Returns the link."""
    evening.arrive(ann, name)
    return first.invite(ann, first.Album())


def two(ann: Walker, ben: Walker, name: str) -> str:
    """Both become a couple. Returns the address of what they share."""
    album = first.Album()
    first.read_it(ben, waiting(ann, name), album)
    first.sign_up(ben, ben_called(), album)
    first.come(ben, album)
    ben.press(SAME)
    ann.go(f"{first.space_of(ann)}together/")
    ann.follow("Four quick choices first")
    ann.press("Continue")
    ann.press(SAME)
    found = re.search(r"/s/[A-Za-z0-9_-]{22}/", ann.page.url)
    assert found
    first.step_in(ben, album)
    assert ben.page.url.endswith(f"{found[0]}agreement/")
    return found[0]


def test_a_no_leaves_no_trace(walker: Walkers, name: str) -> None:
    ann, ben = walker(), walker()
    link = waiting(ann, name)
    before = text(ann)
    first.open_link(ben, link, first.Album())
    ben.press("Not for me")
    assert ben.sees("That is all right")
    assert ben.is_not_wider_than_the_screen()
    assert text(ann) == before
    ann.look()
    # This browser has forgotten it.
    ben.go("/join/invitation/")
    assert ben.page.url.endswith("/join/")


def yes_to_one(ben: Walker) -> None:
    """The safety questions, the first of them with a yes."""
    ben.choose("No, I am alone with it")
    ben.choose("No, none of these")
    ben.press("Go on")
    asked = ben.page.get_by_role("group", name=QUESTIONS["afraid"])
    asked.get_by_text("Yes", exact=True).click()
    ben.press("Go on")


def test_a_yes_brings_help_first_and_shows_nowhere(walker: Walkers, name: str) -> None:
    ann, ben, album = walker(), walker(), first.Album()
    link = waiting(ann, name)
    before = text(ann)
    first.read_it(ben, link, album)
    first.sign_up(ben, ben_called(), album)
    asked = ben.page.url
    ben.go("/")
    assert ben.sees(NUDGES[0])
    ben.go(asked)
    yes_to_one(ben)
    assert ben.page.get_by_role("heading", level=1).inner_text() == HELP
    assert ben.is_not_wider_than_the_screen()
    doors = ben.page.get_by_role("main").get_by_role("link").all_inner_texts()
    assert doors == [*GERMAN_LINES, "Not now", "Go on"]
    assert text(ann) == before
    ben.follow("Not now")
    for nudge in NUDGES:
        assert ben.page.get_by_role("main").get_by_text(nudge, exact=True).count() == 0
    # The way stays open, without anybody pointing at it.
    ben.go(f"{first.space_of(ben)}together/after/")
    ben.follow("Go on")
    assert ben.sees("Four quick choices")
    assert text(ann) == before


def note_while_it_closes(ann: Walker, ben: Walker, home: str) -> int:
    """Ben writes while Ann leaves, and sends it too late. Returns the status he gets."""
    ben.go(f"{home}note/")
    ben.write("Your note", HIS)
    ann.press("Leave now")
    with ben.page.expect_navigation() as late:
        ben.find("Leave the note").click()
    ben.look()
    return late.value.status


def test_who_leaves_well_leaves_something_to_read(walker: Walkers, name: str) -> None:
    ann, ben = walker(), walker()
    home = two(ann, ben, name)
    ann.go(f"{home}thanks/")
    ann.write("What was it?", HERS)
    ann.write("Why does it matter to you?", "It showed me that you waited.")
    ann.press("Say thank you")
    ben.go(f"{home}ours/")
    assert ben.sees(HERS)
    ann.go(f"{home}go/")
    ann.choose("can still be read by both of us")
    late = note_while_it_closes(ann, ben, home)
    for each in (ben, ann):
        each.go(f"{home}ours/")
        assert each.sees("This place is closed.")
        assert each.sees(HERS)
        assert each.is_not_wider_than_the_screen()
        assert each.page.get_by_role("link", name="Say thank you").count() == 0
        assert each.page.get_by_role("link", name="Leave a note").count() == 0
        assert each.does_not_see(HIS)
    assert late == 409


def come_back(ben: Walker, link: str) -> str:
    """Ben without any key: a new account, up to the words. Returns what it is called."""
    called = ben_called()
    first.open_link(ben, link, first.Album())
    assert ben.sees("Back to the place you two share.")
    ben.follow("Continue")
    ben.write("Name", called)
    ben.write("Passphrase", evening.PASSPHRASE)
    ben.press("Sign up and continue")
    first.come(ben, first.Album())
    return called


def sign_in(walker: Walker, name: str) -> None:
    walker.go("/sign-in/")
    evening.sign_in(walker, name)


def come_in_again(ann: Walker, anew: Walker, home: str) -> None:
    """The wait is over: Ann lets Ben in, and both read what they had shared."""
    ann.go(f"{first.space_of(ann)}together/")
    assert ann.sees("The wait is over")
    assert ann.is_not_wider_than_the_screen()
    ann.press("Let them back in")
    assert ann.page.url.endswith(f"{home}agreement/")
    first.step_in(anew, first.Album())
    assert anew.page.url.endswith(f"{home}agreement/")
    for each in (ann, anew):
        each.go(f"{home}ours/")
        for words in (HERS, HIS, first.HERS, first.HIS):
            assert each.sees(words)
        assert each.is_not_wider_than_the_screen()


def write_both(ann: Walker, ben: Walker, home: str) -> None:
    """A note of each, before Ben loses every key."""
    for walker, words in ((ann, HERS), (ben, HIS)):
        walker.go(f"{home}note/")
        walker.write("Your note", words)
        walker.press("Leave the note")


@pytest.fixture
def patient(tmp_path: Path, browser: Browser) -> Iterator[tuple[Server, Callable[..., Walker]]]:
    """A server whose clock can be moved, and walkers to it."""
    server, walkers = Server(tmp_path), list[Walker]()
    server.start()

    def make(*, javascript: bool = True) -> Walker:
        made = Walker.new(browser, server.url, javascript=javascript, width=PHONE, dark=False)
        walkers.append(made)
        return made

    yield server, make
    server.stop()
    for each in walkers:
        each.context.close()


def test_who_lost_every_key_waits_and_reads_again(
    patient: tuple[Server, Callable[..., Walker]], name: str
) -> None:
    server, walker = patient
    ann, ben, anew = walker(), walker(), walker(javascript=False)
    home = two(ann, ben, name)
    write_both(ann, ben, home)
    called = wait_for_two_weeks(ann, anew, home)
    for each in (ann, ben, anew):
        each.page.goto("about:blank")  # an open page would complain of a server that is away
    server.wait(timedelta(days=15))
    sign_in(ann, name)
    sign_in(anew, called)
    come_in_again(ann, anew, home)
    anew.go(f"{home}note/")
    anew.write("Your note", "I am back.")
    anew.press("Leave the note")
    ann.go(f"{home}ours/")
    assert ann.sees("I am back.")


def test_a_living_key_ends_it(walker: Walkers, name: str) -> None:
    """Ben has lost nothing: it stands on his page, whichever that is, and stops as he looks."""
    ann, ben, anew = walker(), walker(), walker()
    home = two(ann, ben, name)
    wait_for_two_weeks(ann, anew, home)
    ben.page.goto("/account/")
    assert ben.sees("No new account gets your place")
    assert ben.is_not_wider_than_the_screen()
    ben.look()
    for each in (ann, ben):
        each.go("/")
        assert each.sees("No new account is let in")
    ann.go(f"{first.space_of(ann)}together/")
    assert ann.sees("It has been stopped")


def wait_for_two_weeks(ann: Walker, anew: Walker, home: str) -> str:
    """From the link to the weeks in between, in which nothing can be read. Returns the new name."""
    ann.go(f"{home}agreement/back/")
    ann.press("Make the link")
    called = come_back(anew, ann.page.get_by_label("The link", exact=True).input_value())
    ann.page.reload()
    assert sorted(first.six(ann)) == sorted(first.six(anew))
    anew.press(SAME)
    ann.page.reload()
    ann.press(SAME)
    assert ann.sees("Two weeks of waiting")
    assert ann.is_not_wider_than_the_screen()
    assert ann.page.get_by_role("button", name="Let them back in").count() == 0
    # Nothing can be read yet, neither by the way there nor by the address.
    anew.go(f"{first.space_of(anew)}together/")
    assert anew.sees("That’s everything from you")
    answer = anew.page.goto(f"{home}ours/")
    assert answer
    assert answer.status == 404
    return called


def closed_for(zoe: Walker, link: str) -> str:
    """What Zoe sees of a link that opens nothing."""
    zoe.page.goto(link)
    assert zoe.sees("This invitation does not work")
    assert "#" not in zoe.page.url
    zoe.look()
    assert zoe.is_not_wider_than_the_screen()
    return zoe.page.locator("body").inner_text()


def test_used_and_withdrawn_are_one_calm_page(walker: Walkers, name: str) -> None:
    ann, ben, zoe, album = walker(), walker(), walker(), first.Album()
    link = waiting(ann, name)
    first.read_it(ben, link, album)
    first.sign_up(ben, ben_called(), album)
    first.come(ben, album)
    used = closed_for(zoe, link)
    cleo = walker()
    other = waiting(cleo, f"{name} too")
    cleo.follow("Withdraw the invitation")
    cleo.press("Yes, end it")
    assert closed_for(walker(), other) == used
