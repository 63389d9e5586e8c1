"""How a space and an entry are written in an address: 22 opaque signs."""

from __future__ import annotations

import base64
import binascii
import uuid


class ShortId:
    """Django path converter between a UUID and its 22 signs of base64url."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> uuid.UUID:
        try:
            found = uuid.UUID(bytes=base64.urlsafe_b64decode(value + "=="))
        except binascii.Error:
            raise ValueError from None
        if self.to_url(found) != value:
            raise ValueError("one space has one address")
        return found

    def to_url(self, value: uuid.UUID) -> str:
        return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode()
