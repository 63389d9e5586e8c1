"""What is wrong with the pepper file, and what to do about it.

With people in the database a new pepper makes every passphrase wrong, so it is only ever spoken of
where nobody has signed up.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from nearer.people.models import Credential
from nearer.people.pepper import LENGTH, NoPepper, new_pepper, pepper
from nearer.site.command_errors import Refused
from nearer.site.environment import account, make_once
from nearer.site.readable_files import readable_by_all


def pepper_refusals(*, is_production: bool) -> Iterator[str]:
    """On localhost `nearer serve` makes the file where nobody has signed up."""
    path = settings.NEARER_PEPPER_FILE
    if not path.exists():
        if count := people_with_pepper():
            yield lost(count)
        elif is_production:
            yield f"There is no pepper file at {path} yet. Make it with `nearer pepper`."
        return
    try:
        pepper()
    except NoPepper:
        yield (
            f"There is no pepper file of {LENGTH} bytes at {path}: it is cut off, or another file. "
            "Put the one that belongs to this database there."
        )
    except OSError:
        yield f"This account may not read the pepper file {path}. Run {give(path)}."
    else:
        yield from readable_by_all(path, "the pepper file")


def lost(count: int) -> str:
    path = settings.NEARER_PEPPER_FILE
    return (
        f"The pepper file of this database is missing at {path}, and {count} of the people here "
        "signed up with it. Put it back. docs/hosting.md says what to do if it is lost for good."
    )


def other_pepper() -> Iterator[str]:
    """People whose verifier was made with another pepper: how many, and never who."""
    path = settings.NEARER_PEPPER_FILE
    if not path.exists() or not has_tables():
        return
    if count := Credential.objects.exclude(pepper__in=("", pepper()[0])).count():
        yield (
            f"{path} is another pepper file than the one that {count} of the people here signed up "
            "with. To them every passphrase is wrong. Put the file from before back. If it is lost "
            "for good, no words are: the pepper is not mixed into recovery codes, and who comes in "
            "with theirs chooses a new passphrase."
        )


def people_with_pepper() -> int:
    """How many passphrases need a pepper file that exists already."""
    return Credential.objects.exclude(pepper="").count() if has_tables() else 0


def has_tables() -> bool:
    """Whether there is a database to ask: the settings are checked before the first one is made."""
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return False
    return Credential._meta.db_table in connection.introspection.table_names()


def ensure_pepper() -> None:
    """Makes the pepper file where there is none yet. Raises `Refused`."""
    path = settings.NEARER_PEPPER_FILE
    try:
        make_once(path, new_pepper())
    except OSError as error:
        raise Refused(
            f"The pepper file {path} cannot be made ({error.strerror}). Give its folder to this "
            f"account with {give(path.parent)}, or set NEARER_PEPPER_FILE."
        ) from None


def give(path: Path) -> str:
    """The command of an administrator that gives the file or folder to this account."""
    return f"`chown {account(os.geteuid())} {path}`"
