"""One person's first evening, whole, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys import evening
from tests.journeys.walker import Walker

Walkers = Callable[..., Walker]


@pytest.mark.parametrize("javascript", [True, False])
def test_the_first_evening(walker: Walkers, name: str, *, javascript: bool) -> None:
    ann = walker(javascript=javascript)
    evening.begin(ann)
    evening.say(ann)
    evening.sign_up(ann, name)
    evening.prove_code(ann)
    ann.go("/")
    assert ann.sees(evening.HAPPENED)
    ann.follow("Change it")
    ann.take_step("circles", 6)
    ann.write_a_line("The kettle sang and we both laughed.")
    ann.press("Save")
    assert ann.sees("The kettle sang")
    ann.follow("Mine")
    assert ann.sees("The kettle sang")
    ann.follow("Progress")
    ann.follow("You")
    ann.press("Lock now")
    assert ann.does_not_see("kettle")
    evening.sign_in(ann, name)
    assert ann.sees("The kettle sang")


def test_nothing_typed_is_lost_on_the_way(walker: Walkers, name: str) -> None:
    ann = walker()
    evening.begin(ann)
    evening.say(ann)
    ann.page.reload()
    ann.write("Name", name)
    ann.write("Passphrase", "password123")
    ann.press("Sign up and save it")
    assert ann.sees("quickly guessed")
    assert ann.page.get_by_label("Name", exact=True).input_value() == name
    ann.write("Passphrase", evening.PASSPHRASE)
    ann.press("Sign up and save it")
    ann.go("/")
    assert ann.sees(evening.HAPPENED)


def test_a_name_that_is_taken(walker: Walkers, name: str) -> None:
    evening.arrive(walker(), name)
    other = walker()
    evening.begin(other)
    evening.say(other)
    evening.sign_up(other, name.upper(), "other boats, other kettles")
    assert other.page.get_by_label("Name", exact=True).input_value() == name.upper()
    evening.sign_up(other, f"{name} two")
    assert other.sees("Your recovery code")


def test_a_forgotten_passphrase(walker: Walkers, name: str) -> None:
    ann = walker()
    code = evening.arrive(ann, name)
    elsewhere = walker()
    elsewhere.go("/sign-in/")
    elsewhere.follow("I forgot my passphrase")
    elsewhere.write("Name", name)
    elsewhere.write("Recovery code", code.lower().replace("-", " "))
    elsewhere.write("New passphrase", "another kettle, other boats")
    elsewhere.press("Open everything")
    fresh = evening.prove_code(elsewhere)
    assert fresh != code
    elsewhere.go("/")
    assert elsewhere.sees(evening.HAPPENED)
    ann.page.reload()
    assert ann.sees("Locked")
    evening.sign_in(ann, name)
    assert ann.sees("do not match")
    evening.sign_in(ann, name, "another kettle, other boats")
    assert ann.sees(evening.HAPPENED)
