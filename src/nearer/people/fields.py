"""Columns of bytes that read as bytes on every database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Binary = models.BinaryField[bytes | None, bytes]
else:
    Binary = models.BinaryField


class BytesField(Binary):
    """A `BinaryField` whose value is always `bytes`, never a view of a driver's memory."""

    def from_db_value(self, value: Any, *_: Any) -> bytes | None:
        return None if value is None else bytes(value)
