"""Which time zone data this server goes by."""

from __future__ import annotations

from importlib.metadata import version


def zones_in_use() -> str:
    """The version in a sentence: by an old one, hours are shown that are wrong by now."""
    return f"Time zones are those of tzdata {version('tzdata')}."
