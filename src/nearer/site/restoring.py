"""Restore: what `backup.py` wrote is read into an empty database of either kind, all or nothing.

The file may come from a damaged disk, so everything in it is held against the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from nearer.site.backup import AT_ONCE, Column, columns, tables
from nearer.site.backup_file import NOT_WHOLE, Head, Texts, UnsoundBackup, check, rows
from nearer.site.earlier_tables import OtherTables, tables_as_of

# What columns and tables say of values that are none of theirs.
UNFIT = (ValidationError, ValueError, OverflowError, IntegrityError, DataError)
Models = list[type[Model]]


def restore(path: Path) -> dict[str, int]:
    """Returns the number of rows by table. Raises `UnsoundBackup`."""
    head = check(path)
    _refuse_unless_empty(tables())
    try:
        with tables_as_of(head.migrations) as models, transaction.atomic():
            return _read_in(path, head, models)
    except OtherTables:
        raise UnsoundBackup(
            f"This backup was made by Nearer {head.version}, whose tables differ. Restore it "
            f"with that version, then upgrade."
        ) from None
    except UNFIT:
        raise UnsoundBackup(NOT_WHOLE) from None


def _refuse_unless_empty(models: Models) -> None:
    if any(model._default_manager.exists() for model in models):
        raise UnsoundBackup("This database is not empty. A backup goes into an empty one only.")


def _read_in(path: Path, head: Head, models: Models) -> dict[str, int]:
    """Inside one transaction. Counts what is there before it is kept."""
    by_label = {model._meta.label: model for model in models}
    ours = {label: {each.attname for each in columns(model)} for label, model in by_label.items()}
    if {label: set(table.columns) for label, table in head.tables.items()} != ours:
        raise UnsoundBackup(NOT_WHOLE)
    _refuse_unless_empty(models)
    for label, texts in rows(path, head):
        _read_table(texts, by_label[label], head.tables[label].columns)
    _count_on(models)
    counts = {label: model._default_manager.count() for label, model in by_label.items()}
    if counts != {label: table.rows for label, table in head.tables.items()}:
        raise UnsoundBackup(NOT_WHOLE)
    connection.check_constraints()
    return counts


def _read_table(texts: Iterator[Texts], model: type[Model], names: Iterable[str]) -> None:
    fields = {field.attname: field for field in columns(model)}
    wanted = [fields[name] for name in names]
    while batch := [_row(model, wanted, each) for each in islice(texts, AT_ONCE)]:
        model._default_manager.bulk_create(batch)


def _row(model: type[Model], fields: Iterable[Column], texts: Texts) -> Model:
    values = zip(fields, texts, strict=True)
    return model(
        **{field.attname: None if text is None else field.to_python(text) for field, text in values}
    )


def _count_on(models: Models) -> None:
    """Lets PostgreSQL's sequences continue after the highest restored id."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
