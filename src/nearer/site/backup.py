"""Backup: one file with everything on this server, still sealed. `restoring.py` reads it.

Format, gzip over lines of JSON: first `{"nearer-backup": 1, "version", "made", "migrations",
"tables": {label: {"columns": [...], "rows": n}}}`, then the rows, table by table in that order,
each an array of texts or nulls in the order of its columns, and last `{"sha256": ...}` over all
bytes before it, so that a truncated or altered file is refused before anything is read in.

Django's own serializers cannot restore a column of bytes inside a composite key, and they round
timestamps; so rows are written here field by field. Reading and writing are streamed. The pepper is
not in the file: whoever steals it has nothing to guess passphrases with.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model
from django.utils import timezone

AT_ONCE = 500
# Sealed bytes cannot be compressed. What base64 adds is gone at the lowest level already.
QUICK = 1
# Left out: people sign in again, drafts were never saved, and counters start anew.
LEFT_OUT = {"people.Session", "people.Draft", "people.Attempts", "site.Round", "site.Server"}

Column: TypeAlias = "Field[Any, Any]"


def tables(of: Apps = apps) -> list[type[Model]]:
    """Every table that a backup holds."""
    models = [model for model in of.get_models() if model._meta.label not in LEFT_OUT]
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def columns(model: type[Model]) -> list[Column]:
    return [field for field in model._meta.local_concrete_fields if field.column]


def write(path: Path) -> dict[str, int]:
    """Writes a snapshot of everything. Returns the number of rows by table."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with gzip.GzipFile("", "wb", QUICK, file) as packed, one_moment():
                counts = _write(packed)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        path.unlink()
        raise
    return counts


def _write(packed: gzip.GzipFile) -> dict[str, int]:
    digest = hashlib.sha256()

    def put(value: Any) -> None:
        line = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
        digest.update(line)
        packed.write(line)

    models = tables()
    counts = {model._meta.label: model._default_manager.count() for model in models}
    put(_first_line(models, counts))
    for model in models:
        for row in _rows(model):
            put(row)
    packed.write(json.dumps({"sha256": digest.hexdigest()}).encode() + b"\n")
    return counts


def _first_line(models: list[type[Model]], counts: dict[str, int]) -> dict[str, Any]:
    return {
        "nearer-backup": 1,
        "version": version("nearer"),
        "made": timezone.now().isoformat(),
        "migrations": migrations(),
        "tables": {
            model._meta.label: {
                "columns": [column.attname for column in columns(model)],
                "rows": counts[model._meta.label],
            }
            for model in models
        },
    }


def migrations() -> list[str]:
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


@contextmanager
def one_moment() -> Iterator[None]:
    """A consistent snapshot of all tables, which blocks nobody who writes meanwhile."""
    connection.ensure_connection()
    ours = vars(connections["default"])
    usual = ours.get("transaction_mode")
    if connection.vendor == "sqlite":
        ours["transaction_mode"] = "DEFERRED"  # IMMEDIATE would wait for writers, and they for us
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        ours["transaction_mode"] = usual


def _rows(model: type[Model]) -> Iterator[list[str | None]]:
    fields = columns(model)
    for row in model._default_manager.order_by("pk").iterator(AT_ONCE):
        yield [_text(field, row) for field in fields]


def _text(field: Column, row: Model) -> str | None:
    return None if field.value_from_object(row) is None else field.value_to_string(row)
