"""Moments in words: by the clock of whoever looks, which holds while their request is answered.

Everything that shows an hour goes through `moment`, in Python or as a filter, as in
`{{ at|moment:"l, H:i" }}`. A day that was meant as a day (`date`) has no clock, and is shown by
Django's `date`.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

DAY = "l j F"


def moment(at: datetime | None, form: str = DAY) -> str:
    """Raises `ValueError` for a moment without a time zone, which nobody's clock could show."""
    return date_format(localtime(at), form) if at else ""
