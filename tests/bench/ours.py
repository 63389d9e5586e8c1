"""Nearer's side: one request of a signed-in person. `python -m tests.bench.ours WHICH FOLDER`.

The folder is where the settings look for everything, so it must be in NEARER_DATA from the start.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import reverse  # noqa: E402

from nearer.demo import people as demo  # noqa: E402
from nearer.features.feelings.logic.slots import check_in_slot  # noqa: E402
from nearer.features.feelings.payloads import CheckIn  # noqa: E402
from nearer.people import credentials, sessions  # noqa: E402
from nearer.people.cookies import set_session  # noqa: E402
from nearer.people.keyring import About, Keyring  # noqa: E402
from nearer.people.rate_limits import Asker  # noqa: E402
from nearer.seats.membership import open_space  # noqa: E402
from nearer.site.wsgi import application  # noqa: E402
from nearer.spaces.space import OpenSpace  # noqa: E402
from tests.bench.bare import call, environ  # noqa: E402
from tests.bench.turns import serve_turns  # noqa: E402

CSRF = "c" * 32
DAYS = 120


def somebody() -> tuple[Keyring, OpenSpace]:
    """A person with four months of check-ins, and none today."""
    keyring = credentials.sign_up("ann", "correct horse battery", About("Ann"))
    space = open_space(keyring, keyring.private)
    for ago in range(1, DAYS + 1):
        day = space.today() - timedelta(days=ago)
        space.put(CheckIn(pleasantness=4, energy=5, closeness=6), check_in_slot(day), day)
    return keyring, space


def cookies(keyring: Keyring) -> dict[str, str]:
    answer = HttpResponse()
    set_session(answer, sessions.begin(keyring, "bench"))
    jar = {name: morsel.value for name, morsel in answer.cookies.items()} | {"csrf": CSRF}
    return {"HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in jar.items())}


def today(keyring: Keyring, space: OpenSpace) -> Callable[[], None]:
    address, jar = reverse("today", args=[space.id]), cookies(keyring)

    def turn() -> None:
        status, _, _ = call(application, environ("GET", address, **jar))
        assert status == "200 OK", status

    return turn


def one_of_two() -> tuple[Keyring, OpenSpace]:
    """Ann of the demo, who shows Ben a line. Today is not written yet."""
    demo.make()
    keyring = credentials.sign_in(demo.ANN.name, demo.ANN.passphrase, Asker("127.0.0.1"))
    space = open_space(keyring, keyring.private)
    if found := space.in_slot(CheckIn, check_in_slot(space.today())):
        found.erase()
    return keyring, space


def keep(keyring: Keyring, space: OpenSpace) -> Callable[[], None]:
    """Other words and values each time, over the revision before, so that each turn is a write."""
    address, jar = reverse("check-in", args=[space.id]), cookies(keyring)
    fixed = {"csrfmiddlewaretoken": CSRF, "on": space.today().isoformat(), "circles": "4"}
    turns = itertools.count()

    def turn() -> None:
        number = next(turns)
        changing = {"sentence": f"Supper was quiet: {number}.", "closeness": str(number % 10)}
        body = urlencode(fixed | changing | {"revision": str(number)}).encode()
        status, _, _ = call(application, environ("POST", address, body, **jar))
        assert status == "302 Found", status

    return turn


if __name__ == "__main__":
    Path(os.environ["NEARER_DATA"], "pepper").write_bytes(os.urandom(32))
    call_command("migrate", verbosity=0)
    which = {"today": (today, somebody), "keep": (keep, somebody), "keep-shown": (keep, one_of_two)}
    act, who = which[sys.argv[1]]
    serve_turns(act(*who()))
