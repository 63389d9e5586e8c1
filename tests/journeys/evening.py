"""The steps of a first evening, so that each journey can begin where it needs to."""

from __future__ import annotations

import re

from tests.journeys.walker import Walker

PASSPHRASE = "seven boats and a kettle"
HAPPENED = "we ate supper without a word"
NEED = "ten quiet minutes together"


def begin(walker: Walker) -> None:
    """The front page: alone, and numb today."""
    walker.go("/")
    walker.press("numb")
    walker.press("Just me")


def say(walker: Walker) -> None:
    """Three short answers, and the first of the sentences they make."""
    walker.write("What do you feel?", "far away")
    walker.write("What happened?", HAPPENED)
    walker.write("What do you need?", NEED)
    walker.press("Continue")
    walker.page.get_by_role("radio").first.check(force=True)
    walker.press("Continue")


def sign_up(walker: Walker, name: str, passphrase: str = PASSPHRASE) -> None:
    walker.write("Name", name)
    walker.write("Passphrase", passphrase)
    walker.press("Sign up and save it")


def prove_code(walker: Walker) -> str:
    """Reads the code from the page, types two groups back, and returns it."""
    text = walker.page.get_by_role("main").inner_text()
    groups = re.findall(r"\b[2-9A-HJ-NP-Z]{4}\b", text)
    assert len(groups) == 9, text
    walker.follow("I have it on paper")
    walker.write("Group 3", groups[2])
    walker.write("Group 8", groups[7])
    walker.press("Confirm")
    return "-".join(groups)


def arrive(walker: Walker, name: str) -> str:
    """The whole way from the front page to Today. Returns the recovery code."""
    begin(walker)
    say(walker)
    sign_up(walker, name)
    code = prove_code(walker)
    walker.go("/")
    return code


def sign_in(walker: Walker, name: str, passphrase: str = PASSPHRASE) -> None:
    walker.write("Name", name)
    walker.write("Passphrase", passphrase)
    walker.press("Sign in")
