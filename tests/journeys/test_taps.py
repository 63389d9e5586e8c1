"""Becoming two, counted: taps that are needed, and words on the pages that are passed.

The questions about safety are counted apart: they are announced, private, and not to be made
shorter for a number.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from tests.journeys import evening
from tests.journeys.counting import Count
from tests.journeys.test_front import tap_the_field
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
LINE = "Five minutes, and a question. Will you?"
HERS, HIS = "The smell of rain on warm stone.", "A boat called Tuesday."
SAFETY = "safety questions"
INVITER, GUEST = (12, 500), (8, 350)


def ask_for_safety(count: Count) -> None:
    count.read("screen")
    count.press("No to both")
    count.read(SAFETY)
    count.press("Go on")


def invite(count: Count, name: str) -> str:
    ann = count.walker
    ann.go("/")
    count.read("front")
    tap_the_field(ann)
    count.taps += 1
    count.read("word")
    count.press("The two of us")
    count.read("sign up")
    evening.sign_up(ann, name)
    count.taps += 1
    count.read("together")
    count.follow("Invite my partner")
    ask_for_safety(count)
    count.read("invitation")
    ann.write("A line of your own", LINE)
    ann.write("Your answer", HERS)
    count.press("Make the link")
    count.read("link")
    ann.find("Copy the link").click()
    count.taps += 1
    return ann.page.get_by_label("The link", exact=True).input_value()


def come(count: Count, link: str) -> None:
    ben = count.walker
    ben.page.goto(link)
    ben.page.wait_for_url("**/join/invitation/")
    ben.look()
    count.read("invitation")
    ben.write("Your answer", HIS)
    count.press("Open both")
    count.read("both answers")
    count.follow("Go on together")
    count.read("account")
    ben.write("Name", f"ben-{secrets.token_hex(3)}")
    ben.write("Passphrase", evening.PASSPHRASE)
    count.press("Sign up and continue")
    ask_for_safety(count)
    count.read("pace")
    count.press("Continue")
    count.read("words")
    count.press("The same")
    count.read("waiting")


def agree(count: Count) -> None:
    """Her page has heard by itself that he has come."""
    ann = count.walker
    assert ann.sees("has joined")
    count.read("words")
    count.press("The same")
    count.read("pace")
    count.press("Continue")


def arrive(count: Count) -> None:
    count.walker.page.wait_for_url("**/two/")
    for words in (HERS, HIS):
        assert count.walker.sees(words)
    count.read("two")


def test_to_become_two_takes_few_taps_and_words(walker: Walkers, name: str) -> None:
    hers, his = Count(walker()), Count(walker())
    link = invite(hers, name.replace(" ", "-"))
    come(his, link)
    agree(hers)
    for count in (his, hers):
        arrive(count)
    for count, (taps, words) in ((his, GUEST), (hers, INVITER)):
        apart = dict(count.pages)[SAFETY]
        assert count.taps <= taps, count
        assert count.words - apart <= words, count
