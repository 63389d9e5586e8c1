"""Names: the one by which somebody signs in, and the one by which they are called.

Both are at most `LONGEST` code points once they are composed (NFC), as is every payload that
carries one: what fits here fits everywhere. A name that is shown holds no sign that steers the text
around it. A sign-in name is stored folded, so that it is found in either case, composed or not, and
with the apostrophes and dashes that a keyboard puts in by itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from msgspec import Meta

LONGEST = 60
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST)]

# Within a word of Persian, Sinhala or Malayalam, and within an emoji, these two are spelling.
_JOINERS = "\u200c\u200d"
# Letters and symbols by category that leave nothing to be seen, and the joiners.
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0" + _JOINERS)
# What compares as if it were not there (Unicode: Default_Ignorable_Code_Point).
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
# Typed by different keyboards for the same sign: a prime, accents, modifier letters.
_ALIKE = dict.fromkeys(
    map(ord, "\u2018\u2019\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u0060\u00b4"), "'"
)
_ALIKE |= {ord("\u2212"): "-", ord("\u0131"): "i"}
# What may stand between letters: also the dot of Catalan and Japanese names, and the Hebrew geresh.
_BETWEEN = frozenset(" .'-_\u00b7\u30fb\u05f3\u05f4")


def normal(name: str) -> str:
    """A name as it is kept: composed, with single spaces, and without any sign that only steers."""
    composed = unicodedata.normalize("NFC", " ".join(name.split()))
    plain = "".join(sign for sign in composed if not _steers(sign))
    return unicodedata.normalize("NFC", " ".join(plain.split()).strip(_JOINERS))


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in _JOINERS


def is_seen(name: str) -> bool:
    """Whether anything of it can be seen: letters that are blank are not enough."""
    return any(unicodedata.category(sign)[0] in "LNPSC" for sign in name if sign not in _UNSEEN)


def fitting(name: str) -> str:
    """The name made to fit where it does not, as one may that was kept before; "" for nothing."""
    short = normal(normal(name)[:LONGEST])
    return short if is_seen(short) else ""


def fold(name: str) -> str:
    """The form under which a sign-in name is stored and found: `Ann`, `ann` and ` ANN ` are one."""
    text = _IGNORED.sub("", name).translate(_ALIKE)
    for _round in range(2):  # to small letters and taken apart, as Unicode defines a caseless match
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    text = text.translate(_ALIKE).replace("i\u0307", "i")
    dashes = ("-" if unicodedata.category(sign) == "Pd" else sign for sign in text)
    return unicodedata.normalize("NFKC", " ".join("".join(dashes).split()))


def spellings(name: str) -> tuple[str, str]:
    """Under what a name may be stored: as it was folded in earlier versions, then as today.

    The earlier one is left only where two people's names have since become one.
    """
    earlier = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return earlier, fold(name)


def check_name(name: str) -> None:
    """Raises `ValidationError` with what a sign-in name may be made of."""
    folded = fold(name)
    is_short = max(len(folded), len(normal(name))) <= LONGEST
    if not (is_short and folded and _is_written(folded)):
        words = _("A name can have up to 60 letters, numbers, spaces, dots and dashes.")
        raise ValidationError(words, code="name")


def _is_written(folded: str) -> bool:
    """Letters with their marks and numbers, and between them a few signs."""
    first, last = folded[0], folded[-1]
    is_whole = _is_letter(first) and (_is_letter(last) or _is_mark(last))
    return is_whole and all(
        _is_letter(sign) or _is_mark(sign) or sign in _BETWEEN for sign in folded
    )


def _is_letter(sign: str) -> bool:
    return sign == "_" or unicodedata.category(sign)[0] in "LN"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Mc")


def check_shown(name: str) -> None:
    """Raises `ValidationError` for a name to be shown of which nothing can be seen."""
    if name and not is_seen(name):
        raise ValidationError(_("Nothing of this name can be seen."), code="name")
