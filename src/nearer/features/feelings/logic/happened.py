"""How the second box is read: what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nearer.features.feelings.logic import lexicon as lex
from nearer.features.feelings.logic.clauses import is_clause, is_noun_phrase
from nearer.features.feelings.logic.fragments import (
    folded,
    inside,
    is_absolute,
    is_several,
    is_unknown,
    is_violent,
    looks_past,
    question,
    tidy_english,
    tokens,
    without,
)


@dataclass(frozen=True)
class Happening:
    """`alone` is a sentence, `words` what was typed, to follow a colon.

    Each of the others is empty unless it is sure: `about` follows "about", "for" or "of"; `tail`
    follows "I feel ..."; `past` follows "I felt ...".
    """

    alone: str
    words: str
    about: str = ""
    tail: str = ""
    past: str = ""


NO_REASON = Happening("I can’t say exactly why", "")
_NOTHING = re.compile(r"(nothing|not|no reason)( special| much| really| happened| at all)?")


def read_happening(text: str) -> Happening | None:
    line = tidy_english(text)
    if not line:
        return None
    if is_unknown(line) or _NOTHING.fullmatch(folded(line)):
        return NO_REASON
    if asked := question(line):
        return Happening(asked, asked)
    if is_several(line):
        first = re.split(r"(?<=[.!?;:…])\s|\s[–—-]\s", line, maxsplit=1)[0].rstrip(".!;:…")
        return Happening(line, line) if is_clause(first) else _plainly(line)
    return _opened(line) or _happened(inside(line))


def _plainly(words: str) -> Happening:
    """The frame that is true of whatever is typed. It gives nobody the part of having done it."""
    rest = inside(words)
    first = (tokens(rest) or [""])[0]
    is_done = looks_past(first) or first in lex.HELPING
    frame = "what happened" if is_done or is_clause(rest) else "it is about this"
    return Happening(f"{frame}: {rest}", rest)


def _happened(rest: str) -> Happening:
    if is_clause(rest):
        return _clause(rest)
    if is_noun_phrase(rest):
        return _named(rest)
    return _at_a_time(rest) or _plainly(rest)


def _named(thing: str) -> Happening:
    return Happening(f"it is about {thing}", thing, about=thing)


def _clause(clause: str) -> Happening:
    """It stands as it was said; where it is sure that nothing shifts, it also follows "when"."""
    if _is_habit(clause):
        return Happening(clause, clause, tail=f"when {clause}")
    return Happening(clause, clause, past=f"when {clause}" if _is_a_moment(clause) else "")


def _is_habit(clause: str) -> bool:
    """What goes on ("you come home late") and is neither a blow nor a verdict on every time."""
    words = tokens(clause)
    rest = [word for word in words[1:] if word not in lex.ADVERBS]
    if is_violent(clause) or is_absolute(clause) or not rest or words[0] not in _WHO:
        return False
    comes_and_goes = lex.EVERYDAY - lex.STATES_OF_THINGS
    return rest[0].removesuffix("s") in comes_and_goes and not any(map(looks_past, rest))


_WHO = frozenset({"i", "we", "you", "he", "she", "they"})


def _is_a_moment(clause: str) -> bool:
    words = tokens(clause)
    if is_violent(clause) or is_absolute(clause) or words[0] not in _WHO:
        return False
    return words[1] in lex.MOMENTS and not lex.FINITE & set(words)


def _opened(line: str) -> Happening | None:
    """The rest after a word that says how to go on."""
    for opening in ("because of", "about", "it is about", "it's about"):
        if (rest := without(opening, line)) and is_noun_phrase(rest):
            return _named(inside(rest))
    if (rest := without("the fact that", line)) and is_clause(rest):
        return _named(inside(line))
    if (rest := without("because|that|when", line)) and is_clause(rest):
        return _joined(tokens(line)[0], inside(rest))
    for opening in ("when", "whenever", "after", "every time"):
        if (rest := without(opening, line)) is not None:
            return _in_time(opening, inside(line), inside(rest))
    return None


def _joined(opening: str, clause: str) -> Happening:
    """The writer's own "because" stays. A "when" stays where it tells of what goes on."""
    found = _clause(clause)
    if opening == "because":
        return Happening(clause, clause, tail=f"because {clause}")
    if opening == "when" and found.tail:
        return Happening(f"it happens {found.tail}", clause, tail=found.tail)
    return found


def _in_time(opening: str, line: str, rest: str) -> Happening:
    """ "when arguing", "every time you leave", "after we argued": whole, or not at all."""
    words = tokens(rest)
    is_doing = len(words) == 1 and words[0].endswith("ing") and is_noun_phrase(rest)
    is_sure = not is_violent(rest) and not is_absolute(rest)
    if opening == "after":
        fits = is_clause(rest) and any(looks_past(word) for word in words)
        return Happening(f"it was {line}", line, tail=line) if fits and is_sure else _plainly(line)
    fits = is_doing or (is_clause(rest) and _is_habit(rest))
    return Happening(f"it happens {line}", line, tail=line) if fits and is_sure else _plainly(line)


def _at_a_time(rest: str) -> Happening | None:
    words = tokens(rest)
    if len(words) == 2 and words[0] == "every" and words[1] in lex.DAYS:
        return Happening(f"it happens {rest}", rest)
    if len(words) > 1 and words[0] == "since" and is_noun_phrase(" ".join(words[1:])):
        return Happening(f"it has been like this {rest}", rest)
    return None
