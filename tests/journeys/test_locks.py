"""Locking, from here and from elsewhere; words that met a lock; leaving in a hurry."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]


def test_locked_from_another_device(walker: Walkers, name: str) -> None:
    phone, laptop = walker(), walker(width=1280)
    evening.arrive(phone, name)
    laptop.go("/sign-in/")
    evening.sign_in(laptop, name)
    laptop.follow("You")
    laptop.follow("Unlocked devices")
    laptop.press("Lock all others")
    # Nobody touches the phone: its open page hears of it and goes by itself.
    phone.page.wait_for_url("**/sign-in/**")
    assert phone.does_not_see(evening.HAPPENED)
    laptop.go("/")
    assert laptop.sees(evening.HAPPENED)


def test_words_that_met_a_lock(walker: Walkers, name: str) -> None:
    ann, laptop = walker(javascript=False), walker()
    evening.arrive(ann, name)
    ann.follow("Change it")
    ann.write_a_line("Written while somebody locked the door.")
    laptop.go("/sign-in/")
    evening.sign_in(laptop, name)
    laptop.follow("You")
    laptop.follow("Unlocked devices")
    laptop.press("Lock all others")
    ann.press("Save")
    evening.sign_in(ann, name)
    ann.press("Send it now")
    assert ann.sees("Written while somebody locked the door.")


def loses_every_cookie(ann: Walker) -> bool:
    """The harmless page does not wait for the answer that takes the cookies along."""
    for _ in range(100):
        if not {cookie["name"] for cookie in ann.context.cookies()} & {"s", "k", "d"}:
            return True
        ann.page.wait_for_timeout(100)
    return False


def test_leaving_in_a_hurry(walker: Walkers, name: str) -> None:
    for javascript in (True, False):
        ann = walker(javascript=javascript)
        if javascript:
            evening.arrive(ann, name)
        else:
            ann.go("/sign-in/")
            evening.sign_in(ann, name)
        ann.find("Leave this page").click()
        ann.page.wait_for_url("**/measures/")
        assert loses_every_cookie(ann)
        ann.go("/")
        assert ann.does_not_see(evening.HAPPENED)
        ann.page.go_back()
        assert ann.does_not_see(evening.HAPPENED)


def test_three_times_shift(walker: Walkers, name: str) -> None:
    ann = walker()
    evening.arrive(ann, name)
    for _ in range(3):
        ann.page.keyboard.press("Shift")
    ann.page.wait_for_url("**/measures/")
    ann.go("/")
    assert ann.does_not_see(evening.HAPPENED)


def test_who_mistypes_often_waits_some_seconds(walker: Walkers) -> None:
    nobody = walker()
    nobody.go("/sign-in/")
    for _ in range(11):
        evening.sign_in(nobody, "a name that is mistyped")
    assert nobody.sees("Please wait 1 second ")
    assert nobody.is_not_wider_than_the_screen()
    assert nobody.sees("Now you can try again.")
    evening.sign_in(nobody, "a name that is mistyped")
    assert nobody.sees("do not match")
    nobody.look()
