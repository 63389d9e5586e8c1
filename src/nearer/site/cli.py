"""The `nearer` command line: Django's own, with our settings and our commands beside its."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version

from django.core.management import execute_from_command_line
from django.db import DatabaseError, connection

from nearer.site.command_errors import OPENING
from nearer.site.configuration.setting import UnsoundSettings

USAGE = """\
nearer serve           serve the site until Ctrl-C
nearer demo            make demo people with 120 days of check-ins, to try things out
nearer check           say which settings are unsafe
nearer features        say which features are installed, and what each brings
nearer tick            do once what falls due (the server does so itself)
nearer mail ADDRESS    send a test mail, as reminders are sent
nearer migrate         bring the database up to date; before the first start and after upgrades
nearer pepper          make the pepper file, once
nearer invite          make a link with which one new person may sign up
nearer people          say who is here; lock one's devices, bar one, or erase one
nearer backup FILE     write everything into one file, still sealed
nearer restore FILE    read such a file into an empty database

`nearer COMMAND --help` tells more. docs/hosting.md tells the rest.
"""
# The umask: only the account Nearer runs under may read what it writes.
OWNER_ONLY = 0o077
# What would serve without our checks, or empty a database without a question of ours.
NOT_FOR_HERE = {"runserver", "testserver", "flush", "loaddata", "dumpdata"}
STOPPED_BY_HAND = 130
UNSOUND = 2


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.site.settings")
    os.umask(OWNER_ONLY)
    if sys.argv[1:] in ([], ["help"], ["--help"], ["-h"]):
        sys.stdout.write(USAGE)
        return
    if sys.argv[1:] in (["--version"], ["version"]):
        sys.stdout.write(f"{version('nearer')}\n")
        return
    if sys.argv[1] in NOT_FOR_HERE:
        sys.exit(f"Refused: nearer {sys.argv[1]} is a command of Django's for other uses.")
    try:
        execute_from_command_line(["nearer", *sys.argv[1:]])
    except KeyboardInterrupt:
        sys.exit(STOPPED_BY_HAND)
    except UnsoundSettings as error:
        sys.stderr.write("\n- ".join([f"Refused: {OPENING}", *error.sentences]) + "\n")
        sys.exit(UNSOUND)
    except DatabaseError as error:
        if connection.connection:
            raise
        sys.exit(f"Refused: {out_of_reach(error)}")


def out_of_reach(error: DatabaseError) -> str:
    """For an unreachable database: its host, port or name, never the password, and the first line
    of the error."""
    reason = str(error).partition("\n")[0]
    place = "DATABASE_URL" if connection.vendor == "postgresql" else "NEARER_DATA"
    return (
        f"Nearer does not reach its database ({reason}). "
        f"See that it is there, and that {place} leads to it."
    )
