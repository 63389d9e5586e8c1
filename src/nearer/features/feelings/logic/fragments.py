"""Text fragments: what someone typed into a small box, made fit to stand inside a sentence.

English only: other languages get the plainer shapes of `sentences`. Only scaffolding ("I feel",
"because") and stray stops are taken away, so that people find their own words again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from nearer.features.feelings.logic import lexicon as lex

Shape = Literal["phrase", "clause", "story", "question"]

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


def inside(text: str, *, may_be_a_name: bool = False) -> str:
    """The text as it stands in the middle of a sentence: a telephone's capital is taken back.

    An unknown first word keeps its capital, as "Ben came late" must; one that stands alone is
    mostly no name, unless it answers what happened.
    """
    first = re.split(r"[\s,]", text, maxsplit=1)[0]
    word = folded(first).split("'")[0]
    if word in {"i", "im"} | lex.PROPER or not first[:1].isupper() or first[1:].isupper():
        return text
    alone = first == text and not may_be_a_name
    known = alone or word in _KNOWN or (word.endswith(("ing", "ed")) and len(word) > 4)
    return text[0].lower() + text[1:] if known else text


_KNOWN = frozenset().union(
    lex.SUBJECTS,
    lex.CONTRACTED,
    lex.VAGUE_SUBJECTS,
    lex.DETERMINERS,
    lex.PREPOSITIONS,
    lex.RELATIVES,
    lex.ADVERBS,
    lex.PRESENT,
    lex.HELPING,
    lex.PAST,
    lex.DEGREES,
    lex.ADJECTIVES,
    lex.BARE_VERBS,
    lex.PARTNER_VERBS,
    lex.NOUNS_WITH_ARTICLE,
    lex.PLAIN_NOUNS,
    {"to", "like", "when", "because", "how", "why", "what", "about", "for", "of", "and", "but"},
)


def shape(text: str) -> Shape:
    """What a fragment is. A clause has a subject and a verb we can see."""
    if text.endswith("?"):
        return "question"
    return "story" if is_several(text) else _phrase_or_clause(tokens(text))


def is_several(text: str) -> bool:
    """More than one sentence, or too long to stand inside another."""
    return bool(re.search(r"[.!?;:…]\s|[.!?]$|\s[–—-]\s", text)) or len(text) > _LONG


def _phrase_or_clause(words: Sequence[str]) -> Shape:
    if len(words) < 2:
        return "phrase"
    if words[0] in lex.SUBJECTS | lex.CONTRACTED:
        return "phrase" if _only_names_someone(words) else "clause"
    if words[0] in lex.PREPOSITIONS and words[0] not in lex.DETERMINERS:
        return "story" if _hides_a_clause(words) else "phrase"
    return _by_its_verb(words)


def _only_names_someone(words: Sequence[str]) -> bool:
    """ "you and me", "you not listening": a subject without a verb of its own."""
    rest = [word for word in words[1:] if word not in lex.ADVERBS | {"not"}]
    if words[0] in lex.CONTRACTED or not rest:
        return not rest and words[0] not in lex.CONTRACTED
    return rest[0].endswith("ing") or (rest[0] in {"and", "or"} and _verb_at(words) is None)


def _hides_a_clause(words: Sequence[str]) -> bool:
    """ "at dinner you said nothing" cannot follow "I feel sad"; "after we argued" can."""
    return words[0] not in lex.CLAUSE_OPENERS and bool(
        lex.SUBJECTS & set(words[1:]) - {"you", "it"} or _verb_at(words) is not None
    )


def _by_its_verb(words: Sequence[str]) -> Shape:
    found = _verb_at(words)
    if len(words) > 3 and words[1] == "and" and words[2] in lex.SUBJECTS:
        return "clause"  # "Ben and I argued"
    if found is None:
        # "the unopened letter" or "my mother shouted": ambiguous, so it becomes a sentence of its
        # own.
        return "story" if _may_be_told(words) else "phrase"
    if found == 0:
        return "story"
    return "phrase" if set(words[1:found]) & _INNER else "clause"


def _may_be_told(words: Sequence[str]) -> bool:
    past = next((at for at, word in enumerate(words) if _looks_past(word)), None)
    return past is not None and past != 1 and not set(words[:past]) & _INNER


# "the argument we had": what follows the noun explains it and is no sentence.
_INNER = lex.SUBJECTS | lex.RELATIVES | lex.CONTRACTED


def _verb_at(words: Sequence[str]) -> int | None:
    verbs = lex.PRESENT | lex.HELPING | lex.PAST
    return next((at for at, word in enumerate(words) if word in verbs), None)


def _looks_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in lex.NOT_PAST | lex.ADJECTIVES


def is_habit(clause: str) -> bool:
    """Whether it goes on ("you come home late"), so that a plain "when" is right."""
    words = tokens(clause)
    if {"anymore", "longer"} & set(words):
        return False
    if words[0] in lex.CONTRACTED:
        return words[0].endswith(("'re", "'m", "'s", "im")) and not _has_past(words[1:])
    if words[0] not in lex.SUBJECTS:
        return next((word in lex.PRESENT for word in words if word in _FINITE), False)
    rest = [word for word in words[1:] if word not in lex.ADVERBS]
    return (
        bool(rest)
        and rest[0] not in lex.HELPING
        and (rest[0] in lex.PRESENT or not _has_past(rest))
    )


_FINITE = lex.PRESENT | lex.HELPING | lex.PAST


def _has_past(words: Sequence[str]) -> bool:
    return any(word in lex.PAST or word in lex.HELPING or _looks_past(word) for word in words)


def listed(parts: Sequence[str]) -> str:
    """ "sad, tired and lonely" """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""
