"""Queries that are composed once and then only run.

Django composes the SQL of a queryset anew each time, which for a small query takes several times
as long as the database does. A page asks a dozen of them.

    seat = Prepared(lambda space, person: Seat.objects.filter(space_id=space, ...).values_list(...))
    rows = seat(space, person)

The queryset says it all, as ever; only where its values stand is noted the first time.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, DateField, Expression, Field, QuerySet, UUIDField
from django.db.models.sql.compiler import SQLCompiler

# What may differ from one run to the next. Anything else is a part of the SQL.
FIELDS: dict[type, Field[Any, Any]] = {
    uuid.UUID: UUIDField(),
    bytes: BinaryField(),
    date: DateField(),
}


class Place(Expression):
    """Where the value with this number goes."""

    def __init__(self, number: int, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.number = number

    def as_sql(self, *_: Any) -> tuple[str, Any]:
        return "%s", (self,)

    def filled(self, values: list[Any], connection: BaseDatabaseWrapper) -> Any:
        return self.output_field.get_db_prep_value(values[self.number], connection)


@dataclass(frozen=True)
class Composed:
    """The SQL, what goes into it, and what makes Python's values out of the database's."""

    sql: str
    params: tuple[Any, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def run(self, values: list[Any]) -> list[tuple[Any, ...]]:
        here = connections[DEFAULT_DB_ALIAS]
        filled = [
            each.filled(values, here) if isinstance(each, Place) else each for each in self.params
        ]
        with here.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows: Iterable[Any] = cursor.fetchall()
        if self.converters:
            rows = map(tuple, self.compiler.apply_converters(rows, self.converters))
        return list(rows)


class Prepared:
    """`build` makes a queryset of `values_list` out of its values; lists are for `__in`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._composed: dict[tuple[Any, ...], Composed] = {}

    def __call__(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows, as tuples."""
        flat: list[Any] = []
        for each in values:
            flat.extend(each) if isinstance(each, list) else flat.append(each)
        shape = tuple(map(_shape, values))
        composed = self._composed.get(shape)
        if composed is None:
            composed = self._composed[shape] = self._compose(values)
        return composed.run(flat)

    def _compose(self, values: tuple[Any, ...]) -> Composed:
        numbers = iter(range(1000))

        def place(value: Any) -> Any:
            number, field = next(numbers), FIELDS.get(type(value))
            return Place(number, field) if field else value

        placed = [
            list(map(place, each)) if isinstance(each, list) else place(each) for each in values
        ]
        compiler = self._build(*placed).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        columns = [column for column, _, _ in compiler.select or ()]
        return Composed(sql, tuple(params), compiler, compiler.get_converters(columns))


def _shape(value: Any) -> Any:
    """What two runs must have in common to share their SQL."""
    if isinstance(value, list):
        return list, len(value), type(value[0]) if value else None
    return type(value) if type(value) in FIELDS else value
