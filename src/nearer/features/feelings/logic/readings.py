"""How each of the three boxes is read: the feeling, what happened, what is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nearer.features.feelings.logic import lexicon as lex
from nearer.features.feelings.logic.fragments import (
    folded,
    inside,
    is_habit,
    is_several,
    is_unknown,
    listed,
    shape,
    tidy_english,
    tokens,
    without,
)
from nearer.features.feelings.payloads import State


@dataclass(frozen=True)
class Feeling:
    """`clause` can stand alone ("I feel lonely"); `short` takes "about" behind it."""

    clause: str
    short: bool = False
    has_reason: bool = False
    is_named: bool = True


@dataclass(frozen=True)
class Happening:
    """`tail` follows "I feel ..."; `about` is the tail of a short feeling; `alone` is a sentence;
    `this` follows a colon."""

    tail: str
    about: str
    alone: str
    this: str


@dataclass(frozen=True)
class Need:
    """`clause` can follow "and" when it `joins`; it `asks` when it names a wish."""

    clause: str
    joins: bool = True
    asks: bool = True


SILENT = {
    "given": None,
    "numb": Feeling("I feel numb", short=True),
    "unsure": Feeling("I do not know yet what I feel", is_named=False),
    "not-today": Feeling("I cannot put it into words today", is_named=False, has_reason=True),
}


def read_feeling(text: str, state: State = "given") -> Feeling | None:
    line = tidy_english(text)
    if not line:
        return SILENT[state]
    if is_unknown(line):
        return SILENT["unsure"]
    if shape(line) in {"story", "question"}:
        return Feeling(f"this is how I feel: {inside(line)}", has_reason=True)
    return _felt(line)


def _felt(line: str) -> Feeling:
    bare = without(r"(?:i (?:just |really )?(?:feel|felt)|(?:i am|i'm|im) feeling|feeling)", line)
    if bare is None:
        bare = _after_being(line)
    rest = inside(bare if bare else line)
    if is_unknown(rest):
        return Feeling("I do not know yet what I feel", is_named=False)
    if (plain := without("not", rest)) is not None:
        return Feeling(f"I do not feel {plain}")
    plain_words = [word for word in tokens(rest) if word not in lex.DEGREES]
    if shape(rest) == "clause" and not lex.ADJECTIVES & set(plain_words[:1]):
        return _felt_clause(rest)
    return _felt_phrase(rest)


def _after_being(line: str) -> str | None:
    """ "I am so tired" is a feeling; "I am losing you" and "I am sorry" stay as they are."""
    rest = without("i am|i'm|im", line)
    words = [word for word in tokens(rest or "") if word not in lex.DEGREES]
    return rest if words and words[0] in lex.ADJECTIVES | {"not"} else None


def _felt_clause(rest: str) -> Feeling:
    reason = _has_reason(rest)
    first = tokens(rest)[0]
    if first in {"we", "you", "he", "she", "they", "nobody", "noone", "everyone", "everybody"}:
        return Feeling(f"I feel as if {rest}", has_reason=reason)
    if first.startswith(("we'", "you'", "he'", "she'", "they'")):
        return Feeling(f"I feel as if {rest}", has_reason=reason)
    is_doing = first in {"i", "i'm", "im"} and any(
        word.endswith("ing") for word in tokens(rest)[1:3]
    )
    return Feeling(rest, has_reason=reason or is_doing)


def _felt_phrase(rest: str) -> Feeling:
    words = tokens(rest)
    reason = _has_reason(rest)
    if not words:
        return Feeling(f"I feel {rest}")
    if words[0] == "to":
        return Feeling(f"I want {rest}", has_reason=reason)
    if words[0].endswith("ing") and words[0] not in lex.ING_ADJECTIVES:
        return Feeling(f"I feel like {rest}", has_reason=reason)
    is_short = len(words) <= 5 and words[0] not in {"like", "as", "that"}
    return Feeling(f"I feel {_as_list(rest)}", short=is_short, has_reason=reason)


def _as_list(rest: str) -> str:
    parts = [part for part in re.split(r"\s*[,/&+]\s*(?:and\s+)?|\s+and\s+", rest) if part]
    return listed(parts) if all(len(tokens(part)) <= 3 for part in parts) else rest


def _has_reason(text: str) -> bool:
    return bool({"because", "when", "since", "whenever", "about", "if"} & set(tokens(text)))


_NO_REASON = re.compile(r"(nothing|no reason)( special| much| really| happened| at all)?")


def read_happening(text: str) -> Happening | None:
    line = tidy_english(text)
    if not line:
        return None
    if is_unknown(line) or re.fullmatch(
        r"nothing( special| much| really| happened)?", folded(line)
    ):
        return Happening("", "", "I cannot name one reason", "")
    if folded(line) in lex.TIMES:
        return _named(inside(line))
    if (moved := _time_last(line)) is not None:
        return _clause_happened(moved)
    return _opened(line) or _happened(inside(line, may_be_a_name=True), line)


def _time_last(line: str) -> str | None:
    """ "yesterday we argued" becomes "we argued yesterday"."""
    for time in lex.TIMES:
        rest = without(f"{time},?", line)
        if rest and shape(rest) == "clause":
            return f"{inside(rest)} {time}"
    return None


def _opened(line: str) -> Happening | None:
    """The rest after a word that says how to go on."""
    for opening in ("because of", "about", "it is about", "it's about"):
        if (rest := without(opening, line)) and shape(rest) == "phrase":
            return _named(inside(rest))
    for opening in ("because", "when", "that", "how", "whenever", "the fact that"):
        if (rest := without(opening, line)) and shape(rest) != "story":
            return _opened_by(opening, inside(rest))
    return None


def _opened_by(opening: str, rest: str) -> Happening:
    in_time = opening in {"when", "whenever"}
    if shape(rest) == "clause" and not (in_time and tokens(rest)[0] == "i" and is_habit(rest)):
        return _clause_happened(rest)
    if in_time:
        return Happening(f"when {rest}", f"when {rest}", f"it happens when {rest}", rest)
    return _told(rest)


def _happened(rest: str, line: str) -> Happening:
    kind = shape(rest)
    words = tokens(rest)
    if kind == "clause":
        return _clause_happened(rest)
    if (words and words[0] in lex.SHARED_PAST) or re.match(r"had (a|an|another) ", rest):
        return _clause_happened(f"we {rest}")
    if kind in {"story", "question"} or not words or words[0] in lex.PAST:
        return _told(line)
    if words[0] in lex.PREPOSITIONS - lex.DETERMINERS:
        return _at_a_time(rest, words[0])
    return _named(rest)


def _at_a_time(rest: str, opening: str) -> Happening:
    if opening == "since":
        return Happening("", "", f"it has been like this {rest}", rest)
    return Happening(rest, rest, f"it was {rest}", rest)


def _clause_happened(clause: str) -> Happening:
    tail = f"when {clause}" if is_habit(clause) else f"when I think of how {clause}"
    return Happening(tail, tail, clause, clause)


def _named(thing: str) -> Happening:
    return Happening(f"when I think of {thing}", f"about {thing}", f"it is about {thing}", thing)


def _told(story: str) -> Happening:
    tail = f"when I think of this: {story}"
    return Happening(tail, tail, story, story)


_NO_ANSWER = re.compile(r"(i (need|want) )?(nothing|no (answer|reply))( needed| really| now)?")


def read_need(text: str) -> Need | None:
    line = tidy_english(text)
    if not line:
        return None
    if is_unknown(line):
        return Need("I do not know yet what I need", asks=False)
    if re.fullmatch(
        r"(i (need|want) )?(nothing|no (answer|reply))( needed| really| now)?", folded(line)
    ):
        return Need("I do not need an answer", asks=False)
    if shape(line) == "question":
        return Need(line, joins=False)
    if is_several(line):
        return Need(f"what I would like is this: {inside(line)}")
    return _wished(inside(_after_wishing(line)))


_WISHING = (
    r"(?:please |maybe |and |so )?"
    r"(?:i (?:really |just |also )?(?:need|want|wish|hope|ask|long)(?: for)?"
    r"|(?:i would|i'd|id)(?: really| just)? (?:like|love|want)(?: for)?|please|maybe|for)"
)


def _after_wishing(line: str) -> str:
    rest = without(_WISHING, line)
    return rest if rest else line


def _wished(rest: str) -> Need:
    words = [word for word in tokens(rest) if word not in lex.ADVERBS]
    if not words:
        return Need(f"I would like {rest}")
    for reading in (_as_is, _as_request, _as_verb, _as_clause):
        if (need := reading(rest, words)) is not None:
            return need
    article = "a " if words[0] in lex.NOUNS_WITH_ARTICLE and rest == words[0] else ""
    return Need(f"I would like {'an ' if rest == 'answer' else article}{rest}")


def _as_is(rest: str, words: list[str]) -> Need | None:
    """ "to be held", "not to be alone", "it if you called": they follow "I would like" already."""
    if words[0] == "if":
        return Need(f"I would like it {rest}")
    fits = words[0] in {"to", "not"} or words[:2] == ["it", "if"]
    return Need(f"I would like {rest}") if fits else None


def _as_request(rest: str, words: list[str]) -> Need | None:
    """Something the other could do: "don't shout", "listen", "hold me"."""
    if (act := without("don't|dont|do not|never", rest)) is not None and act:
        return Need(f"I would like you not to {act}")
    asks = words[0] in lex.PARTNER_VERBS or (
        words[0] in lex.BARE_VERBS and {"me", "my"} & set(words[1:3])
    )
    if words[0] == "help" and "me" not in words:
        asks = False
    being = words[:1] == ["be"] and bool(lex.PARTNER_BEING & set(words[1:3]))
    return Need(f"I would like you to {rest}") if asks or being else None


def _as_clause(rest: str, words: list[str]) -> Need | None:
    clause = without("that", rest) or rest
    if shape(clause) != "clause" or words[1:2] == ["to"]:
        return None
    return Need(f"what I wish for is that {clause}")


def _as_verb(rest: str, words: list[str]) -> Need | None:
    is_verb = words[0] in lex.BARE_VERBS - lex.NOUNS_WITH_ARTICLE or (
        words[0] in lex.NOUNS_WITH_ARTICLE & lex.BARE_VERBS and len(words) > 1
    )
    return Need(f"I would like to {rest}") if is_verb else None
