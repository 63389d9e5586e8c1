"""How long a text may be: said by the struct that keeps it, and read from there by its form."""

from __future__ import annotations

import msgspec
from msgspec.inspect import StrType, StructType, type_info


def longest(struct: type[msgspec.Struct], field: str) -> int:
    """The most code points that a struct's field takes, for the `max_length` of a form's field."""
    whole = type_info(struct)
    assert isinstance(whole, StructType)
    kept = next(each.type for each in whole.fields if each.name == field)
    if not isinstance(kept, StrType) or kept.max_length is None:
        raise TypeError(f"{struct.__name__}.{field} is no text with an end")
    return kept.max_length
