"""From the front page to a first useful act, and to an account, counted."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys import evening
from tests.journeys.counting import Count
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]
FIRST_ACT, SIGNED_UP = 15, 90
# Words an adult reads in a second; seconds for a tap, and for a name and four words on a phone.
READS, TAPS, TYPES = 4, 1, 30


def tap_the_field(walker: Walker, spot: str = "3-2") -> None:
    with walker.page.expect_navigation():
        walker.page.locator(f".spots input[value='{spot}']").click()
    walker.look()


def come_to_the_word(walker: Walker, *, whole: bool = True) -> Count:
    """From the front page over the field, and what has been read until then."""
    walker.go("/")
    count = Count(walker, whole=whole)
    count.read("front")
    tap_the_field(walker)
    count.read("word")
    return count


def test_a_feeling_is_named_with_two_taps_and_forty_words(walker: Walkers, name: str) -> None:
    ann = walker()
    count = come_to_the_word(ann, whole=False)
    ann.choose("lonely")
    count.taps = 2
    assert count.words <= 40, count
    assert count.words / READS + count.taps * TAPS <= FIRST_ACT, count
    assert ann.page.get_by_label("lonely").is_checked()


def test_an_account_takes_three_taps_and_a_minute_and_a_half(walker: Walkers, name: str) -> None:
    ann = walker()
    count = come_to_the_word(ann)
    ann.choose("lonely")
    count.press("The two of us")
    count.read("sign up")
    evening.sign_up(ann, name)
    count.taps += 2
    assert count.words / READS + count.taps * TAPS + TYPES <= SIGNED_UP, count
    assert ann.sees("Invite my partner")


def test_a_sentence_of_ones_own_takes_few_words(walker: Walkers, name: str) -> None:
    ann = walker()
    count = come_to_the_word(ann)
    count.press("Just me")
    count.read("in your own words")
    ann.write("What do you feel?", "far away")
    count.press("Continue")
    count.read("sentences")
    count.press("Continue")
    count.read("sign up")
    evening.sign_up(ann, name)
    assert count.words <= 330, count  # 630 before


def test_the_field_answers_to_a_keyboard_too(walker: Walkers) -> None:
    ann = walker(width=1280)
    ann.go("/")
    ann.page.locator(".spots input[value='5-5']").focus()
    ann.page.keyboard.press("ArrowRight")
    ann.page.keyboard.press("ArrowUp")
    assert ann.page.locator(".spots input:checked").get_attribute("value") == "6-6"
    with ann.page.expect_navigation():
        ann.page.keyboard.press("Enter")
    ann.look()
    assert ann.sees("Which word fits?")


def test_without_a_script_a_button_stands_below_the_chosen_spot(walker: Walkers) -> None:
    ann = walker(javascript=False)
    ann.go("/")
    assert not ann.find("Continue").is_visible()
    ann.page.locator(".spots input[value='8-8']").click()
    ann.press("Continue")
    assert ann.sees("joyful")
    ann.follow("Back")
    assert ann.page.locator(".spots input:checked").get_attribute("value") == "8-8"
