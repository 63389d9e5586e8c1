"""How good a passphrase is, in words. The whole safety of what is written hangs on it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.people.names import fold

SHORTEST = 10
LONGEST = 1_000
_KEYBOARD = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop"


class Strength(IntEnum):
    """Rough classes by how many guesses a passphrase of this shape stands."""

    REFUSED = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


WORDS = {
    Strength.REFUSED: _("Too easy to guess"),
    Strength.FAIR: _("Fair: a few more words make it much safer"),
    Strength.GOOD: _("Good"),
    Strength.STRONG: _("Strong"),
}


def strength(passphrase: str, name: str = "") -> Strength:
    """The class of a passphrase for the person of that name. Never raises."""
    try:
        check_passphrase(passphrase, name)
    except ValidationError:
        return Strength.REFUSED
    words = len(set(re.findall(r"\w{3,}", passphrase.casefold())))
    variety = len(set(passphrase))
    if words >= 4 or (len(passphrase) >= 16 and variety >= 12):
        return Strength.STRONG
    if words >= 3 or (len(passphrase) >= 13 and variety >= 9):
        return Strength.GOOD
    return Strength.FAIR


def check_passphrase(passphrase: str, name: str = "") -> None:
    """Raises `ValidationError` with the reason, in plain words, when it is too easy to guess."""
    if len(passphrase) < SHORTEST:
        raise ValidationError(_("Please use at least 10 characters. Four words are easy to keep."))
    if len(passphrase) > LONGEST:
        raise ValidationError(_("Please use at most 1,000 characters."))
    bare = re.sub(r"[\W\d_]+$", "", passphrase.casefold())
    if _is_common(passphrase) or _is_common(bare) or _is_sequence(passphrase):
        raise ValidationError(_("Many people use this one, so it is quickly guessed."))
    if len(set(passphrase.casefold())) < 5:
        raise ValidationError(_("It repeats the same few characters, so it is quickly guessed."))
    if name and fold(passphrase).replace(fold(name), "", 1).strip(" .-_0123456789") == "":
        raise ValidationError(_("It is your name, so it is quickly guessed."))


@cache
def _common() -> CommonPasswordValidator:
    return CommonPasswordValidator()


def _is_common(passphrase: str) -> bool:
    return passphrase.casefold().strip() in _common().passwords


def _is_sequence(passphrase: str) -> bool:
    bare = passphrase.casefold().replace(" ", "")
    runs = _KEYBOARD.replace(" ", "\n") + "\n" + _KEYBOARD[::-1].replace(" ", "\n")
    return any(bare in run * 3 for run in runs.split("\n"))
