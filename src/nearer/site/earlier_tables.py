"""The tables as they were when a backup was made, for one of an earlier version.

The migrations of an empty database are taken back to that day, the rows are read in, and then they
are migrated as those of a server that was never away. So every migration needs a way back; a test
walks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from nearer.site.backup import migrations, tables


class OtherTables(Exception):
    """No state of our migrations is this one: it is of a later version, or of another program."""


@contextmanager
def tables_as_of(names: list[str]) -> Iterator[list[type[Model]]]:
    """The tables after these migrations, `app.name` each; afterwards they are those of today again.
    Raises `OtherTables`."""
    if names == migrations():
        yield tables()
        return
    if not set(names) < set(migrations()):
        raise OtherTables
    try:
        yield _taken_back(names)
    finally:
        call_command("migrate", verbosity=0)


def _taken_back(names: list[str]) -> list[type[Model]]:
    executor = MigrationExecutor(connection)
    last = {app: name for app, _, name in (each.partition(".") for each in names)}
    every = {app for app, _ in executor.loader.graph.nodes}
    executor.migrate([(app, last.get(app)) for app in sorted(every)])
    if names != migrations():
        raise OtherTables
    return tables(executor.loader.project_state(list(last.items())).apps)
