"""Prepared queries: SQL that is compiled once and then only executed.

Django compiles the SQL of a queryset anew each time, which for a small query takes several times as
long as the database does. A page runs a dozen of them.

    @Prepared
    def seat(space, person):
        return Seat.objects.filter(space_id=space, person_id=person).values_list("space__closed_on")

    rows = seat(space, person)

The queryset is written as usual; the first call only records where its values stand in the SQL. A
keyword argument is not a value but changes the SQL: a limit, a date that may be absent.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BinaryField,
    DateField,
    Expression,
    Field,
    IntegerField,
    QuerySet,
    UUIDField,
)
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

FIELDS: dict[type, Field[Any, Any]] = {
    uuid.UUID: UUIDField(),
    bytes: BinaryField(),
    int: IntegerField(),
    date: DateField(),
}
Shape = tuple[Any, ...]


class Place(Expression):
    """A placeholder for the value with this number."""

    def __init__(self, number: int, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.number = number

    def as_sql(self, *_: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def filled(self, values: list[Any], connection: BaseDatabaseWrapper) -> Any:
        return self.output_field.get_db_prep_value(values[self.number], connection)


@dataclass(frozen=True)
class Composed:
    """Compiled SQL, its parameters, and the converters from the database's values to Python's."""

    sql: str
    params: tuple[Any, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def execute(self, values: list[Any]) -> Any:
        here = connections[DEFAULT_DB_ALIAS]
        filled = [
            each.filled(values, here) if isinstance(each, Place) else each for each in self.params
        ]
        cursor = here.cursor()
        cursor.execute(self.sql, filled)
        return cursor


class Prepared:
    """A SELECT. `build` makes a `values_list` queryset out of values, of which a list is for
    `__in`. Calling it returns the rows as tuples."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._composed: dict[Shape, Composed] = {}

    def __call__(self, *values: Any, **parts: Any) -> list[tuple[Any, ...]]:
        composed, flat = self._ready(values, parts)
        with composed.execute(flat) as cursor:
            rows: Iterable[Any] = cursor.fetchall()
        if composed.converters:
            rows = map(tuple, composed.compiler.apply_converters(rows, composed.converters))
        return list(rows)

    def _ready(self, values: Shape, parts: dict[str, Any]) -> tuple[Composed, list[Any]]:
        flat: list[Any] = []
        for each in values:
            flat.extend(each) if isinstance(each, list) else flat.append(each)
        shape = (*map(_shape, values), *parts.items())
        composed = self._composed.get(shape)
        if composed is None:
            composed = self._composed[shape] = self._compose(_placed(values), parts)
        return composed, flat

    def _compose(self, places: list[Any], parts: dict[str, Any]) -> Composed:
        queryset: QuerySet[Any, Any] = self._build(*places, **parts)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select or ()]
        return Composed(sql, tuple(params), compiler, compiler.get_converters(columns))


class PreparedUpdate(Prepared):
    """An UPDATE. `build` returns the queryset and the new values by name. Calling it returns how
    many rows were changed."""

    def __call__(self, *values: Any, **parts: Any) -> int:  # type: ignore[override]
        composed, flat = self._ready(values, parts)
        with composed.execute(flat) as cursor:
            changed: int = cursor.rowcount
        return changed

    def _compose(self, places: list[Any], parts: dict[str, Any]) -> Composed:
        queryset, new = self._build(*places, **parts)
        query = queryset.query.chain(UpdateQuery)
        query.add_update_values(new)
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return Composed(sql, tuple(params), compiler, {})


def _shape(value: Any) -> Any:
    """The cache key: what two calls must have in common to share their SQL."""
    if isinstance(value, list):
        return len(value), type(value[0]) if value else None
    return type(value)


def _placed(values: Shape) -> list[Any]:
    """The values as placeholders. None stays None: SQL has another syntax for it."""
    numbers = iter(range(1000))

    def place(value: Any) -> Any:
        number = next(numbers)
        return None if value is None else Place(number, FIELDS[type(value)])

    return [list(map(place, each)) if isinstance(each, list) else place(each) for each in values]
