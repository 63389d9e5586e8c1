"""Text fragments: what someone typed into a small box, made fit to stand inside a sentence.

English only: other languages get the plainer shapes of `sentences`. Only scaffolding ("I feel",
"because") and stray stops are taken away, so that people find their own words again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from nearer.features.feelings.logic import lexicon as lex

_UNKNOWN = re.compile(
    r"(i )?(really |just |honestly )*"
    r"(do not|don't|dont|can't|cannot|couldn't|not) (really )?(know|tell|say|sure|certain)"
    r"( (yet|now|right now|exactly|really))?( (what|how) (i|to) ?(feel|need|want|say)?)?( yet)?"
    r"|i(')?m not sure( yet)?|i am not sure( yet)?|unsure|idk|dunno|(i have )?no idea|hard to say"
    r"|no clue|\?+"
)
_NOTHING = re.compile(r"(n/?a|none|-+|x+|\.+)?")
_STOPS = ' .!…,;:*•"“”–—-'
_LONG = 160


def tidy(text: str) -> str:
    """One line in NFC, without stray stops at its ends; a question keeps its mark."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    asks = line.rstrip(" .!…\"'”’)").endswith("?")
    line = line.strip(_STOPS + "?") + "?" if asks else line.strip(_STOPS + "?‘")
    return "" if _NOTHING.fullmatch(line.lower()) or line == "?" else line


def tidy_english(text: str) -> str:
    line = tidy(text)
    line = line.lower() if line.isupper() and " " in line else line
    return re.sub(r"\bi\b(?=['’ ]|$)", "I", line)


def folded(text: str) -> str:
    """Lower case with straight apostrophes, for comparisons only."""
    return text.replace("’", "'").lower()


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", folded(text))


def is_unknown(text: str) -> bool:
    return _UNKNOWN.fullmatch(folded(text)) is not None


def without(opening: str, text: str) -> str | None:
    """The rest of a text after an opening, or None when it does not open so."""
    match = re.match(rf"(?:{opening})(?:\s+|$)", text.replace("’", "'"), re.IGNORECASE)
    return text[match.end() :].strip() if match else None


def inside(text: str) -> str:
    """The text as it stands in the middle of a sentence: a phone's capital is taken back.

    An unknown first word keeps its capital, as "Ben came late" must.
    """
    first = re.split(r"[\s,]", text, maxsplit=1)[0]
    word = folded(first).split("'")[0]
    if word in {"i", "im"} | lex.PROPER or not first[:1].isupper() or first[1:].isupper():
        return text
    known = word in _KNOWN or (word.endswith(("ing", "ed")) and len(word) > 4)
    return text[0].lower() + text[1:] if known else text


_KNOWN = frozenset().union(
    *(value for value in vars(lex).values() if isinstance(value, frozenset)),
    {"to", "like", "when", "because", "how", "why", "what", "about", "for", "of", "and", "but"},
    {"after", "before", "since", "while", "until", "every", "last", "this", "not", "as", "be"},
)


def is_several(text: str) -> bool:
    """More than one sentence, or too long to stand inside another."""
    return bool(re.search(r"[.!?;:…]\s|[.!?]$|\s[–—-]\s", text)) or len(text) > _LONG


def question(text: str) -> str:
    """The text as a question, or nothing if it asks nothing: "could you listen" asks."""
    if is_several(text.removesuffix("?")):
        return ""
    if text.endswith("?"):
        return text
    words = tokens(text)
    at = 1 if words[:1] and words[0] in lex.QUESTION_WORDS else 0
    asks = len(words) > at + 1 and words[at] in lex.ASKING and words[at + 1] in lex.SUBJECTS
    return f"{text}?" if asks else ""


def looks_past(word: str) -> bool:
    return word in lex.PAST or (
        len(word) > 3 and word.endswith("ed") and word not in lex.NOT_PAST | lex.ADJECTIVES
    )


def is_absolute(text: str) -> bool:
    return bool(lex.ABSOLUTE & set(tokens(text)))


_VIOLENT = re.compile(
    r"(hit|hits|hitting|slap\w*|punch\w*|kick\w*|chok\w+|strangl\w*|shov\w*|push\w*|grab\w*|beat\w*"
    r"|threat\w*|rap(e|ed|es|ing)|forc\w+|abus\w*|spit\w*|spat|hurt\w*|smash\w*|burn\w*|stab\w*"
    r"|kill\w*|bruis\w*|pinn\w+|drag\w*|threw|throw\w*|locked|locks|shook|shak\w+|bit|bites|biting"
    r"|trapp\w+|gun|knife|weapon)"
)


def is_violent(text: str) -> bool:
    """Whether it may tell of violence. Then nothing is built around it: it stands as it was
    said."""
    return any(_VIOLENT.fullmatch(word) for word in tokens(text))


def listed(parts: Sequence[str]) -> str:
    """ "sad, tired and lonely" """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
