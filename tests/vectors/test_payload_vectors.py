"""Every payload ever released, byte for byte.

Each file beside this one holds one payload: its kind, version, moment, day, fields and sealed-in
bytes. A file is written once, when its version is released, and never changed. When this test fails
the struct was edited: give it the next `version` instead and let it upgrade this one.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeGuard

import msgspec
import pytest

import nearer
from nearer.spaces.payload import Payload, pack, unpack

VECTORS = sorted(Path(__file__).parent.glob("payloads/*.json"))


def released() -> Iterator[type[Payload]]:
    """Every payload of every feature, its older versions included."""
    for each in pkgutil.walk_packages(nearer.__path__, "nearer."):
        if each.name.endswith(".payloads"):
            found = vars(import_module(each.name)).values()
            yield from (cls for cls in found if is_payload(cls))


def is_payload(found: object) -> TypeGuard[type[Payload]]:
    return isinstance(found, type) and issubclass(found, Payload) and found is not Payload


CLASSES = {(cls.kind, cls.version): cls for cls in released()}


def read(path: Path) -> dict[str, Any]:
    vector: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return vector


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_decodes_to_the_same_fields_and_encodes_to_the_same_bytes(path: Path) -> None:
    vector = read(path)
    cls = CLASSES[vector["kind"], vector["version"]]
    plain = bytes.fromhex(vector["bytes"])
    written = unpack(cls, plain)
    payload = written.body
    place = (written.at, written.day, written.slot)
    assert place == (vector["at"], date.fromisoformat(vector["day"]), vector["slot"])
    assert json.loads(msgspec.json.encode(msgspec.structs.asdict(payload))) == vector["fields"]
    assert pack(payload, *place) == plain


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_opens_in_todays_shape(path: Path) -> None:
    vector = read(path)
    newest = max(version for kind, version in CLASSES if kind == vector["kind"])
    written = unpack(CLASSES[vector["kind"], newest], bytes.fromhex(vector["bytes"]))
    payload = written.body
    assert (payload.version, written.at) == (newest, vector["at"])


def test_every_released_version_is_frozen_in_a_file() -> None:
    frozen = {(vector["kind"], vector["version"]) for vector in map(read, VECTORS)}
    assert frozen == set(CLASSES)
