"""URL path converters: how a space, an entry and a month are written in an address."""

from __future__ import annotations

import base64
import uuid
from datetime import date


class ShortId:
    """Between a UUID and its 22 characters of base64url."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> uuid.UUID:
        found = uuid.UUID(bytes=base64.urlsafe_b64decode(value + "=="))
        if self.to_url(found) != value:
            raise ValueError("one space has one address")
        return found

    def to_url(self, value: uuid.UUID) -> str:
        return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode()


class Month:
    """Between the first day of a month and "2025-11"."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"
