"""The rows about this server. `docs/readable-columns.md` explains every readable column."""

from __future__ import annotations

from django.db import models

from nearer.store.rows import Row


class Round(Row):
    """The last round of the tick: by it one of several processes claims the next one, and an
    operator sees that what falls due is done."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Server(Row):
    """A process that serves from this database, so that two that do not hear of each other are
    noticed."""

    id = models.UUIDField(primary_key=True)
    seen_at = models.DateTimeField()
