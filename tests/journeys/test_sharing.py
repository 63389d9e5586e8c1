"""Ann shares a day and a line with Ben, sees first what he will see, and takes both back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nearer.demo.people import ANN, BEN, Guest
from tests.journeys import evening
from tests.journeys.walker import PHONE, Walker

Walkers = Callable[..., Walker]
SENTENCE = "We sat in the kitchen until the light was gone."

BACK = "I did not know that you sat there so long."


def keep(walker: Walker, name: str) -> None:
    """A picture of the page, where `PICTURES` names a folder."""
    assert walker.is_not_wider_than_the_screen()
    if folder := os.environ.get("PICTURES"):
        walker.picture(Path(folder) / f"{name}.png")


def come(walker: Walker, guest: Guest) -> str:
    """Signs in, and returns the path of the private space."""
    walker.go("/sign-in/")
    evening.sign_in(walker, guest.name, guest.passphrase)
    found = re.search(r"/s/[A-Za-z0-9_-]{22}/", walker.page.url)
    assert found
    return found[0]


def write_today(walker: Walker, space: str) -> None:
    """A check-in with words, and then its own page."""
    walker.go(f"{space}check-in/")
    for name, value in (("spot", "3-4"), ("circles", "6")):
        walker.page.locator(f"input[name={name}][value='{value}']").check(force=True)
    assert walker.is_not_wider_than_the_screen()
    walker.write_a_line(SENTENCE)
    walker.press("Save")
    walker.go(f"{space}mine/")
    with walker.page.expect_navigation():
        walker.page.locator(".item a").first.click()
    walker.look()


def the_copy(walker: Walker) -> list[str]:
    return walker.page.locator("main .card").all_inner_texts()


def share(ann: Walker, tag: str) -> None:
    """From a day to its copy in Ours."""
    keep(ann, f"{tag}-1-day")
    ann.follow("Share a copy with Ben")
    keep(ann, f"{tag}-2-choose")
    ann.choose("The whole check-in")
    ann.choose("Hold me")
    ann.press("See it as Ben will")
    keep(ann, f"{tag}-3-preview")


def reply(ben: Walker, ann: Walker, tag: str) -> None:
    """From the copy to something that stands beside it for both."""
    ben.press("I did not know that …")
    box = ben.page.get_by_label("Your reply", exact=True)
    assert box.input_value() == "I did not know that "
    box.fill(BACK)
    ben.press("Send my reply")
    assert ben.sees("You replied:")
    keep(ben, f"{tag}-5-reply")
    ann.page.reload()
    ann.look()
    assert ann.sees(BACK)
    keep(ann, f"{tag}-5-heard")


CASES = [(True, PHONE, False), (True, PHONE, True), (True, 1280, False), (True, 1280, True)]
CASES += [(False, PHONE, False)]


@pytest.mark.parametrize(("javascript", "width", "dark"), CASES)
@pytest.mark.usefixtures("demo")
def test_a_day_is_shared_and_withdrawn(
    walker: Walkers, *, javascript: bool, width: int, dark: bool
) -> None:
    tag = f"share-{width}{'-dark' * dark}{'-plain' * (not javascript)}"
    ann, ben = (walker(javascript=javascript, width=width, dark=dark) for _ in "ab")
    hers = come(ann, ANN)
    come(ben, BEN)
    write_today(ann, hers)
    day = ann.page.url
    share(ann, tag)
    preview = the_copy(ann)
    ann.press("Share the copy")
    keep(ann, f"{tag}-4-mine")
    copy = ann.page.url
    ben.go(copy)
    assert ben.sees("Ann shared something")
    assert the_copy(ben) == preview
    assert ben.page.get_by_role("link", name="Unshare it").count() == 0
    keep(ben, f"{tag}-5-theirs")
    reply(ben, ann, tag)
    ann.go(day)
    keep(ann, f"{tag}-6-shared-day")
    ann.follow("Unshare the copy")
    keep(ann, f"{tag}-7-withdraw")
    ann.press("Unshare it")
    ben.page.goto(copy)
    assert ben.does_not_see("Ann shared something")
    ann.go(day)
    assert ann.sees("Share a copy with Ben")


@pytest.mark.parametrize(("javascript", "width", "dark"), CASES)
@pytest.mark.usefixtures("demo")
def test_a_line_is_taken_back_and_shown_again(
    walker: Walkers, *, javascript: bool, width: int, dark: bool
) -> None:
    tag = f"lines-{width}{'-dark' * dark}{'-plain' * (not javascript)}"
    ann, ben = (walker(javascript=javascript, width=width, dark=dark) for _ in "ab")
    hers = come(ann, ANN)
    come(ben, BEN)
    ann.go(f"{hers}progress/")
    keep(ann, f"{tag}-1-progress")
    ann.follow("You and Ben")
    keep(ann, f"{tag}-2-both")
    both = ann.page.url
    assert ann.page.locator("main svg .partner").count() > 0
    ann.press("Unshare my line")
    keep(ann, f"{tag}-3-taken-back")
    ben.go(both)
    assert ben.page.locator("main svg .partner").count() == 0
    keep(ben, f"{tag}-4-alone")
    ann.press("Share my line")
    assert ann.page.locator("main svg .partner").count() > 0
    ben.go(both)
    assert ben.page.locator("main svg .partner").count() > 0
