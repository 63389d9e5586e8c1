"""Passphrase strength: classes, their words, and the refusal of what is too easy to guess. All
confidentiality depends on it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nearer.people.names import fold

SHORTEST = 10
LONGEST = 1_000
# Phone numbers, dates and card numbers: there are few of them, and they are tried first.
SHORTEST_NUMBER = 20
_KEYBOARD = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop"
# Long enough to pass, but well-known examples.
_FAMOUS = {"correcthorsebatterystaple", "thequickbrownfox", "loremipsumdolorsitamet"}
_APPENDED = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class Strength(IntEnum):
    """Rough classes by how many guesses a passphrase of this kind withstands."""

    REFUSED = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


WORDS = {
    Strength.REFUSED: _("Too easy to guess"),
    Strength.FAIR: _("Fair: a word or two more make it much safer"),
    Strength.GOOD: _("Good"),
    Strength.STRONG: _("Strong"),
}


def strength(passphrase: str, name: str = "") -> Strength:
    """The class of a passphrase for the person of that name. Never raises."""
    try:
        check_passphrase(passphrase, name)
    except ValidationError:
        return Strength.REFUSED
    found = set(re.findall(r"\w{3,}", passphrase.casefold()))
    words = len([word for word in found if len(set(word)) > 2 and not _is_sequence(word)])
    variety = len(set(passphrase))
    if words >= 4 or (len(passphrase) >= 16 and variety >= 12):
        return Strength.STRONG
    if words >= 3 or (len(passphrase) >= 13 and variety >= 9):
        return Strength.GOOD
    return Strength.FAIR


def verdict(passphrase: str, name: str = "") -> tuple[Strength, str]:
    """The class and its description; for a refused one, the reason."""
    try:
        check_passphrase(passphrase, name)
    except ValidationError as refused:
        return Strength.REFUSED, refused.messages[0]
    found = strength(passphrase, name)
    return found, str(WORDS[found])


def check_passphrase(passphrase: str, name: str = "") -> None:
    """Raises `ValidationError` with the reason, in plain words, when it is too easy to guess."""
    if len(passphrase) < SHORTEST:
        raise ValidationError(_("Please use at least 10 characters. Four words are easy to learn."))
    if len(passphrase) > LONGEST:
        raise ValidationError(_("Please use at most 1,000 characters."))
    folded = fold(passphrase)
    core = _once(_APPENDED.sub("", folded))
    if len(set(folded)) < 5:
        raise ValidationError(_("It repeats the same few characters, so it is quickly guessed."))
    if not core and len(folded) < SHORTEST_NUMBER:
        raise ValidationError(_("It is a number, so it is quickly guessed. Words are stronger."))
    if _is_made_of(folded, fold(name)):
        raise ValidationError(_("It is your name, so it is quickly guessed."))
    if any(_is_known(each) or _is_sequence(each) for each in (folded, core)):
        raise ValidationError(_("Many people use this one, so it is quickly guessed."))
    if _is_made_of(folded, fold(settings.NEARER_NAME)):
        raise ValidationError(_("It is the name of this place, so it is quickly guessed."))


@cache
def _worn_out() -> set[str]:
    """The twenty thousand most common passwords, as shipped with Django."""
    return CommonPasswordValidator().passwords


def _once(text: str) -> str:
    """`sunshinesunshine` -> `sunshine`: repeating a word adds no strength."""
    whole = re.fullmatch(r"(.+?)[ ._-]*(?:\1[ ._-]*)+", text)
    return whole[1] if whole else text


def _is_known(text: str) -> bool:
    bare = re.sub(r"[\W_]", "", text)
    return bool({text, bare} & _worn_out()) or any(bare.startswith(f) for f in _FAMOUS)


def _is_sequence(text: str) -> bool:
    bare = text.replace(" ", "")
    runs = _KEYBOARD.split() + _KEYBOARD[::-1].split()
    return bool(bare) and any(bare in run * 3 for run in runs)


def _is_made_of(text: str, name: str) -> bool:
    """Whether only digits and punctuation are left when a name is taken away."""
    rest = text.replace(name, "") if name else text
    return rest != text and rest.strip(" .-_0123456789") == ""
