"""Two people, two browsers: from an invitation to a couple."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

import pytest

from tests.journeys import evening
from tests.journeys.taking import take_on_the_way
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
HERS = "The smell of rain on warm stone."
HIS = "A boat called Tuesday."


class Album:
    """Looks at every page on the way; `make pictures` keeps each."""

    def __init__(self) -> None:
        self.count = 0

    def keep(self, walker: Walker, name: str) -> None:
        assert walker.is_not_wider_than_the_screen()
        self.count += 1
        take_on_the_way(walker.page, f"two-{self.count:02}-{name}")


def space_of(walker: Walker) -> str:
    walker.go("/")
    found = re.search(r"/s/[A-Za-z0-9_-]{22}/", walker.page.content())
    assert found
    return found[0]


def invite(ann: Walker, album: Album) -> str:
    ann.go(f"{space_of(ann)}together/")
    album.keep(ann, "apart")
    ann.follow("Invite my partner")
    album.keep(ann, "screen")
    ann.choose("No, I am alone with it")
    ann.choose("No, none of these")
    ann.press("Go on")
    album.keep(ann, "safety")
    ann.press("Go on")
    album.keep(ann, "next")
    ann.follow("Go on")
    album.keep(ann, "light-question")
    ann.page.locator("input[name=question]").first.check(force=True)
    ann.write("Your answer", HERS)
    ann.press("See the invitation")
    album.keep(ann, "preview")
    ann.press("Make the link")
    album.keep(ann, "waiting")
    return ann.page.get_by_label("The link", exact=True).input_value()


def open_link(ben: Walker, link: str, album: Album) -> None:
    if ben.javascript:
        ben.page.goto(link)
        ben.page.wait_for_url("**/join/invitation/")
    else:
        ben.go("/join/")
        album.keep(ben, "join")
        ben.write("The link you were given, or its last part", link)
        ben.press("Open the invitation")
    ben.look()
    album.keep(ben, "invitation")


def read_it(ben: Walker, link: str, album: Album) -> None:
    open_link(ben, link, album)
    ben.follow("See the question")
    album.keep(ben, "question")
    ben.write("Your answer", HIS)
    ben.press("Continue")
    album.keep(ben, "receive")
    ben.follow("Read it")
    assert ben.sees(HERS)
    album.keep(ben, "reveal")


def sign_up(ben: Walker, name: str, album: Album) -> None:
    ben.follow("Go on together")
    album.keep(ben, "account")
    ben.write("Name", name)
    ben.write("Passphrase", evening.PASSPHRASE)
    ben.press("Sign up and continue")


def come(ben: Walker, album: Album) -> None:
    ben.choose("No, I am alone with it")
    ben.choose("No, none of these")
    ben.press("Go on")
    ben.press("Go on")
    ben.follow("Go on")
    album.keep(ben, "taps")
    ben.press("Continue")
    album.keep(ben, "words")


def step_in(ben: Walker, album: Album) -> None:
    """A script takes the last step by itself, once the page hears that the place is ready."""
    if not ben.javascript:
        ben.go(f"{space_of(ben)}together/")
        album.keep(ben, "ready")
        ben.press("Open our place")
    ben.page.wait_for_url("**/agreement/")
    assert ben.sees("You and ann")
    album.keep(ben, "agreement")


def part(ann: Walker, ben: Walker, album: Album) -> None:
    """A pause, which Ben cannot see; then Ann leaves, and he finds the place closed."""
    ann.follow("A pause")
    album.keep(ann, "pause")
    ann.press("Start the pause")
    album.keep(ann, "pausing")
    ann.press("End the pause")
    ann.follow("Ours")
    ann.follow("What you agreed on")
    ann.follow("Your partner has lost access")
    album.keep(ann, "let-back-in")
    ann.follow("Not now")
    ann.follow("Leave the shared place")
    album.keep(ann, "leave")
    ann.press("Leave now")
    album.keep(ann, "closed-space")
    ben.page.reload()
    assert ben.sees("This shared place is closed")


def six(walker: Walker) -> list[str]:
    return walker.page.locator(".six li").all_inner_texts()


def both_read_both(ann: Walker, ben: Walker, album: Album) -> None:
    """What the invitation brought is the first thing in Ours."""
    for each in (ann, ben):
        each.go(each.page.url.replace("agreement", "ours"))
        assert each.sees(HERS)
        assert each.sees(HIS)
        album.keep(each, "ours")
        each.follow("What you agreed on")


@pytest.mark.parametrize(
    ("javascript", "width", "dark"), [(True, 390, False), (False, 390, False), (True, 1280, True)]
)
def test_two_become_a_couple(
    walker: Walkers, name: str, *, javascript: bool, width: int, dark: bool
) -> None:
    ann = walker(javascript=javascript, width=width, dark=dark)
    ben = walker(javascript=javascript, width=width, dark=dark)
    album = Album()
    evening.arrive(ann, name)
    link = invite(ann, album)
    read_it(ben, link, album)
    sign_up(ben, f"ben {secrets.token_hex(3)}", album)
    come(ben, album)
    ann.go(f"{space_of(ann)}together/")
    album.keep(ann, "come")
    assert sorted(six(ann)) == sorted(six(ben))
    ben.press("They are the same on both screens")
    album.keep(ben, "stepping")
    ann.follow("Four quick choices first")
    ann.press("Continue")
    album.keep(ann, "sure")
    ann.press("They are the same on both screens")
    album.keep(ann, "agreement-alone")
    step_in(ben, album)
    ann.page.reload()
    assert ann.sees("You and ben")
    both_read_both(ann, ben, album)
    part(ann, ben, album)


def test_a_used_link_opens_nothing(walker: Walkers, name: str) -> None:
    ann, ben, zoe, album = walker(), walker(), walker(), Album()
    evening.arrive(ann, name)
    link = invite(ann, album)
    read_it(ben, link, album)
    sign_up(ben, f"ben {secrets.token_hex(3)}", album)
    come(ben, album)
    zoe.page.goto(link)
    assert zoe.sees("This invitation does not work")
    assert "#" not in zoe.page.url
    album.keep(zoe, "closed")
