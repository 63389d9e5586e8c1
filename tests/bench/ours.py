"""Nearer's side: one request of a signed-in person. `python -m tests.bench.ours today|keep`."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import django
from django.core.management import call_command
from django.urls import reverse

from tests.bench.bare import call, environ
from tests.bench.turns import serve_turns

CSRF = "c" * 32


def prepare(folder: str) -> None:
    """An empty server in a folder of its own."""
    os.environ.update(NEARER_DATA=folder, DJANGO_SETTINGS_MODULE="nearer.site.settings")
    Path(folder, "pepper").write_bytes(os.urandom(32))
    django.setup()
    call_command("migrate", verbosity=0)


def main(which: str, folder: str) -> None:
    prepare(folder)
    # Only now may anything be imported that touches models.
    from django.http import HttpResponse  # noqa: PLC0415

    from nearer.feelings.logic.slots import check_in_slot  # noqa: PLC0415
    from nearer.feelings.payloads import CheckIn  # noqa: PLC0415
    from nearer.people import sessions, ways  # noqa: PLC0415
    from nearer.people.keyring import About  # noqa: PLC0415
    from nearer.people.middleware import set_session  # noqa: PLC0415
    from nearer.site.wsgi import application  # noqa: PLC0415
    from nearer.spaces.membership import open_space  # noqa: PLC0415

    keyring = ways.sign_up("ann", "correct horse battery", About("Ann"))
    space = open_space(keyring, keyring.spaces("private")[0])
    for ago in range(1, 121):
        day = space.today() - timedelta(days=ago)
        space.put(CheckIn(pleasantness=4, closeness=6), slot=check_in_slot(day), day=day)
    answer = HttpResponse()
    set_session(answer, sessions.begin(keyring, "bench"))
    jar = {name: morsel.value for name, morsel in answer.cookies.items()} | {"csrf": CSRF}
    cookies = {"HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in jar.items())}
    address = reverse("today" if which == "today" else "check-in", args=[space.id])
    turns = iter(range(10**9))

    def today() -> None:
        status, _, _ = call(application, environ("GET", address, **cookies))
        assert status == "200 OK", status

    def keep() -> None:
        # Another sentence each time, so that each turn is a write.
        fields = {
            "csrfmiddlewaretoken": CSRF,
            "day": space.today().isoformat(),
            "pleasantness": "4",
            "sentence": f"supper was quiet, and so were we: {next(turns)}",
        }
        body = urlencode(fields).encode()
        status, _, _ = call(application, environ("POST", address, body, **cookies))
        assert status == "302 Found", status

    serve_turns(today if which == "today" else keep)


if __name__ == "__main__":
    main(*sys.argv[1:])
