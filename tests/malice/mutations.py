"""What somebody who writes to the database may do to its rows. Each returns what it touched."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import CompositePrimaryKey, Model

from nearer.crypto import SpaceKey
from tests.malice.world import Row, World, tables_by_name

Touched = list[tuple[type[Model], Row]]


MOVABLE = (
    "SealedEntry",
    "Seat",
    "ChainLink",
    "SealedGrant",
    "Credential",
    "SealedKeyring",
    "Session",
)


class Impossible(Exception):
    """The database itself does not let this row be written; or it would change nothing."""


@dataclass
class Attacker:
    """Reads and writes rows. Works on what stood in the database before it began."""

    world: World
    dice: random.Random
    planted: list[SpaceKey] = field(default_factory=list)

    def table(self, *names: str) -> type[Model]:
        """Entries most of all, and only tables with something in them."""
        known = tables_by_name()
        names = names or ("SealedEntry",) * 5 + tuple(known)
        return self.dice.choice([known[name] for name in names if self.world.now[known[name]]])

    def rows(self, model: type[Model], count: int) -> list[Row]:
        rows = self.world.now[model]
        if len(rows) < count:
            raise Impossible
        return self.dice.sample(rows, count)

    def columns(self, model: type[Model]) -> list[str]:
        """Some columns, most often one."""
        names = [each.attname for each in model._meta.concrete_fields if not is_key(each)]
        return self.dice.sample(names, min(len(names), self.dice.choice((1, 1, 2, 3, 9))))

    def write(self, model: type[Model], row: Row, **changes: Any) -> Touched:
        """Changes a row in place, its key included."""
        changes = {name: value for name, value in changes.items() if row.get(name) != value}
        if not changes:
            raise Impossible
        try:
            with transaction.atomic():
                if not model._default_manager.filter(**key_of(model, row)).update(**changes):
                    raise Impossible
        except IntegrityError:
            raise Impossible from None
        return [(model, row), (model, row | changes)]

    def insert(self, model: type[Model], row: Row) -> Touched:
        """Adds a row, or writes it over the one that has its key."""
        stored = model._default_manager.filter(**key_of(model, row))
        try:
            with transaction.atomic():
                stored._raw_delete(connection.alias)
                model._default_manager.bulk_create([model(**row)])
        except IntegrityError:
            raise Impossible from None
        return [(model, row)]

    def delete(self, model: type[Model], row: Row) -> Touched:
        stored = model._default_manager.filter(**key_of(model, row))
        if not stored._raw_delete(connection.alias):
            raise Impossible
        return [(model, row)]


def is_key(field: Any) -> bool:
    return isinstance(field, CompositePrimaryKey)


def key_of(model: type[Model], row: Row) -> Row:
    return {each.attname: row[each.attname] for each in model._meta.pk_fields}


def swap_columns(by: Attacker) -> Touched:
    model = by.table()
    one, two = by.rows(model, 2)
    names = [name for name in by.columns(model) if name not in key_of(model, one)]
    if model.__name__ == "SealedEntry" and "slot" in names:
        by.write(model, one, slot=None) if one["slot"] else None
    touched = by.write(model, two, **{name: one[name] for name in names})
    return touched + by.write(model, one, **{name: two[name] for name in names})


def copy_columns(by: Attacker) -> Touched:
    model = by.table()
    one, two = by.rows(model, 2)
    return by.write(model, two, **{name: one[name] for name in by.columns(model)})


def swap_rows(by: Attacker) -> Touched:
    """Each row in the place of the other."""
    model = by.table()
    one, two = by.rows(model, 2)
    touched = by.delete(model, one) + by.delete(model, two)
    for row, place in ((one, two), (two, one)):
        touched += by.insert(model, row | key_of(model, place))
    return touched


def insert_copy(by: Attacker) -> Touched:
    """A true row once more: for another person, in another space, under another number."""
    model = by.table()
    (row,) = by.rows(model, 1)
    key = key_of(model, row)
    name = by.dice.choice(list(key))
    other = {name: another(by, name, row[name])}
    if "slot" in row and by.dice.random() < 0.7:
        other["slot"] = None
    return by.insert(model, row | other)


def replay(by: Attacker) -> Touched:
    """A row as it stood before, perhaps for another person or in another space."""
    model, row = by.dice.choice(by.world.before)
    if by.dice.random() < 0.3:
        name = by.dice.choice(list(row))
        row = row | {name: another(by, name, row[name])}
    return by.insert(model, row)


def delete_rows(by: Attacker) -> Touched:
    model = by.table()
    return [each for row in by.rows(model, 1) for each in by.delete(model, row)]


def edit_bytes(by: Attacker) -> Touched:
    model = by.table()
    (row,) = by.rows(model, 1)
    names = [name for name, value in row.items() if isinstance(value, bytes) and value]
    if not names:
        raise Impossible
    name = by.dice.choice(names)
    (other,) = by.rows(model, 1)
    return by.write(model, row, **{name: spoil(by.dice, row[name], other[name])})


def spoil(dice: random.Random, value: bytes, other: bytes | None) -> bytes:
    place = dice.randrange(len(value))
    flipped = bytes([value[place] ^ 1 << dice.randrange(8)])
    return dice.choice(
        [
            value[:place] + flipped + value[place + 1 :],
            value[:place],
            value + bytes([dice.randrange(256)]),
            value[:place] + (other or b"")[place:],
            bytes(len(value)),
            dice.randbytes(len(value)),
            b"",
        ]
    )


def change_value(by: Attacker) -> Touched:
    """A number, a day, a moment, a name or a person becomes another one of its kind."""
    model = by.table()
    (row,) = by.rows(model, 1)
    name = by.dice.choice([name for name, value in row.items() if not isinstance(value, bytes)])
    return by.write(model, row, **{name: another(by, name, row[name])})


def another(by: Attacker, name: str, value: Any) -> Any:  # noqa: C901  one branch a type
    dice = by.dice
    people = [friend.keyring.me for friend in by.world.friends.values()]
    match value:
        case uuid.UUID() if name == "space_id":
            return dice.choice(by.world.spaces())
        case uuid.UUID():
            return dice.choice([*people, uuid.uuid4()])
        case bytes() if name == "author_id":
            return dice.choice(people).bytes
        case bytes():
            return dice.choice([dice.randbytes(len(value)), spoil(dice, value or b"x", b"")])
        case bool() | None:
            return value
        case int():
            return dice.choice([0, 1, 2, 3, value + 1, max(0, value - 1), 32_767])
        case datetime():
            return dice.choice([value + timedelta(days=dice.randrange(-99, 99)), latest(value)])
        case date():
            far = [date.min, date.max]
            near = value.toordinal() + dice.randrange(-40, 40)
            return dice.choice([date.fromordinal(max(1, near)), *far])
        case _:
            return dice.choice(["private", "couple", "passphrase", "recovery", "ann", "zoe", ""])


def latest(value: datetime) -> datetime:
    return datetime.max.replace(tzinfo=value.tzinfo, microsecond=0)


def move_all(by: Attacker) -> Touched:
    """Everything of one space or person in a table is said to be another's."""
    model = by.table(*MOVABLE)
    (row,) = by.rows(model, 1)
    name = by.dice.choice([name for name in ("space_id", "person_id") if name in row])
    to = another(by, name, row[name])
    if to == row[name]:
        raise Impossible
    try:
        with transaction.atomic():
            model._default_manager.filter(**{name: row[name]}).update(**{name: to})
    except IntegrityError:
        raise Impossible from None
    return [(model, row), (model, row | {name: to})]


def roll_back(by: Attacker) -> Touched:
    """Some rows of a table, now and then all of them, as they stood before."""
    model = by.dice.choice([model for model, _ in by.world.before])
    rows = [row for each, row in by.world.before if each is model]
    count = len(rows) if by.dice.random() < 0.1 else by.dice.randint(1, min(4, len(rows)))
    touched: Touched = []
    for row in by.dice.sample(rows, count):
        try:
            touched += by.insert(model, row)
        except Impossible:
            continue
    return touched


SIMPLE: list[Callable[[Attacker], Touched]] = [
    swap_columns,
    copy_columns,
    swap_rows,
    insert_copy,
    replay,
    delete_rows,
    edit_bytes,
    change_value,
    move_all,
    roll_back,
]
