"""Sign-in names: how they are compared, and which ones are allowed."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_ALLOWED = re.compile(r"\w(?:[\w .'-]{0,62}\w)?")


def fold(name: str) -> str:
    """The form under which a name is stored and found: `Ann`, `ann` and ` ANN ` are one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def check_name(name: str) -> None:
    """Raises `ValidationError` with what a name may be made of."""
    if len(fold(name)) > 64 or not _ALLOWED.fullmatch(fold(name)):
        raise ValidationError(
            _("A name can have up to 64 letters, numbers, spaces, dots and dashes."),
            code="name",
        )
