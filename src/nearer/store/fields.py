"""Columns of bytes, typed as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    Binary = models.BinaryField[bytes | None, bytes]
else:
    Binary = models.BinaryField


class BytesField(Binary):
    """A `BinaryField` that mypy knows to hold `bytes`: both of our databases return just that."""
