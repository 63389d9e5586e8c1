"""How the first box is read: what somebody feels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nearer.features.feelings.logic import lexicon as lex
from nearer.features.feelings.logic.clauses import is_clause
from nearer.features.feelings.logic.fragments import (
    inside,
    is_several,
    is_unknown,
    is_violent,
    listed,
    looks_past,
    question,
    tidy_english,
    tokens,
    without,
)
from nearer.features.feelings.payloads import State


@dataclass(frozen=True)
class Feeling:
    """`clause` can stand alone ("I feel lonely"), and follow "because" and "and" when it `joins`.

    `leads` is the small word to an occasion ("about"), `adjective` the bare word of "I felt sad".
    """

    clause: str
    joins: bool = True
    has_reason: bool = False
    is_named: bool = True
    leads: str = ""
    adjective: str = ""


SILENT = {
    "given": None,
    "numb": Feeling("I feel numb"),
    "unsure": Feeling("I do not know yet what I feel", is_named=False),
    "not-today": Feeling("I cannot put it into words today", is_named=False, has_reason=True),
}


def read_feeling(text: str, state: State = "given") -> Feeling | None:
    line = tidy_english(text)
    if not line:
        return SILENT[state]
    if is_unknown(line):
        return SILENT["unsure"]
    is_begun = tokens(line)[-1:] and tokens(line)[-1] in {"am", "i'm", "im", "feel", "felt"}
    if is_several(line) or question(line) or is_begun:
        return _plainly(line)
    rest = without("I (?:just |really )?feel|I am feeling|I'm feeling|feeling", line)
    if rest and is_unknown(rest):
        return SILENT["unsure"]
    rest = rest or _after_being(line)
    return _felt_phrase(inside(rest), line) if rest else _felt(inside(line))


def _plainly(words: str) -> Feeling:
    """The frame that is true of whatever is typed."""
    return Feeling(f"what I feel: {inside(words)}", joins=False, has_reason=True)


def _after_being(line: str) -> str | None:
    """ "I am so tired" is a feeling; "I am losing you" and "I am sorry" stay as they are."""
    rest = without("I am|I'm|im", line)
    words = [word for word in tokens(rest or "") if word not in lex.DEGREES]
    known = lex.ADJECTIVES - {"sorry"} | {"not"}
    return rest if words and words[0] in known else None


def _felt(line: str) -> Feeling:
    words = tokens(line)
    if not is_clause(line):
        return _felt_phrase(line, "")
    if words[0] in {"i", "im", "it"} or words[0].startswith(("i'", "it'")):
        return Feeling(line, has_reason=_has_reason(line) or "ing" in {w[-3:] for w in words[1:3]})
    if words[0] not in lex.SUBJECTS | lex.CONTRACTED:
        return Feeling(line, has_reason=_has_reason(line))
    return Feeling(f"I feel as if {line}", has_reason=True) if _seems(line) else _plainly(line)


def _seems(line: str) -> bool:
    """ "we are strangers". What the other did stays as it was said: "as if you lied" would doubt
    it."""
    first, *words = tokens(line)
    if is_violent(line) or any(word in lex.HELPING or looks_past(word) for word in words):
        return False
    is_state = first.endswith(("'re", "'s")) or bool(lex.BEING & set(words[:2]))
    return first in _NOBODY or (first.startswith(("we", "you", "nobody")) and is_state)


_NOBODY = frozenset({"nobody", "noone", "everyone", "everybody"})


def _felt_phrase(rest: str, typed: str) -> Feeling:
    """What follows "I feel". `typed`: the whole line, where it began with that already."""
    words = tokens(rest)
    if words[:1] == ["not"]:
        return _not_felt(rest, words[1:]) or (Feeling(typed) if typed else _plainly(rest))
    if typed and not (words and _opens_with_a_feeling(words)):
        return Feeling(typed, has_reason=_has_reason(typed))
    if words and words[0].endswith("ing") and words[0] not in lex.ING_FELT | lex.ADJECTIVES:
        return _doing(rest, words)
    if (heart := _from_the_heart(rest, words)) is not None:
        return heart
    if _cannot_follow(rest, words):
        return _plainly(rest)
    last = words[-1] if words and all(word in _PLAIN for word in words) else ""
    return Feeling(
        f"I feel {_as_list(rest)}",
        has_reason=_has_reason(rest),
        leads=lex.LEADS_TO.get(last, ""),
        adjective=_as_list(rest) if last in lex.ADJECTIVES else "",
    )


_PLAIN = lex.DEGREES | lex.ADJECTIVES | {"and"}


def _opens_with_a_feeling(words: list[str]) -> bool:
    bare = [word for word in words if word not in lex.DEGREES]
    return bool(bare) and bare[0] in lex.ADJECTIVES


def _not_felt(rest: str, words: list[str]) -> Feeling | None:
    """ "not seen" becomes "I do not feel seen"; "not to be here" does not."""
    if not words or words[0] not in lex.ADJECTIVES | lex.PASSIVE | lex.DEGREES | {"much", "like"}:
        return None
    return Feeling(f"I do not feel {rest.split(maxsplit=1)[1]}", has_reason=_has_reason(rest))


def _doing(rest: str, words: list[str]) -> Feeling:
    """Only what is known to be a wish takes "like": "I feel like hurting" is never meant."""
    if (words[0] in lex.URGES and len(words) == 1) or (
        words[0] in lex.URGES_IN_TWO and words[1:] in (["up"], ["away"])
    ):
        return Feeling(f"I feel like {rest}")
    return Feeling(f"I am {rest}", has_reason=True) if words[0] in lex.STATES else _plainly(rest)


def _from_the_heart(rest: str, words: list[str]) -> Feeling | None:
    """ "miss you" and "want to die" have one subject only; "to cry" is a wish."""
    behind = lex.OBJECTS | lex.ARTICLES | {"to", "this", "that", "being"}
    if len(words) > 1 and words[0] in lex.HEART_VERBS and words[1] in behind:
        return Feeling(f"I {rest}", has_reason=_has_reason(rest))
    if len(words) > 1 and words[0] in {"can't", "cannot"}:
        return Feeling(f"I {rest}", has_reason=_has_reason(rest))
    if len(words) == 2 and words[0] == "to" and words[1] in lex.WISHED_FOR:
        return Feeling(f"I want {rest}")
    return None


def _cannot_follow(rest: str, words: list[str]) -> bool:
    """Whether "I feel" before it would make no English, or English that nobody said."""
    if not words or words[0] in {"like", "as"}:
        return False
    if words[0] == "that":
        return not is_clause(" ".join(words[1:]))
    if words[:2] == ["lied", "to"]:
        return False
    nouns = lex.ADJECTIVES | lex.NOUNS | lex.PASSIVE
    verbs = (lex.EVERYDAY | lex.OWN_VERBS | lex.FOR_ME | {"die", "be", "end", "live"}) - nouns
    closed = verbs | lex.NOT_FELT | lex.FINITE | lex.CLEAR_PAST | lex.SUBJECTS | lex.CONTRACTED
    is_done = len(words) > 1 and words[1] in lex.OBJECTS and words[0] in _DONE_TO
    if words[0] in closed or is_done or (words[0] in lex.HEART_VERBS and len(words) > 1):
        return True
    return _is_spliced(words) or ("," in rest and not _parts(rest))


_DONE_TO = lex.EVERYDAY | lex.OWN_VERBS | lex.FOR_ME


def _is_spliced(words: list[str]) -> bool:
    """ "furious, he is cruel": a second sentence without a word that leads to it."""
    at = next((at for at, _ in enumerate(words) if at and is_clause(" ".join(words[at:]))), None)
    return at is not None and words[at - 1] not in lex.LEADING


def _parts(rest: str) -> list[str]:
    """ "sad, tired", "hurt / angry", "sad and tired": single words with their degrees."""
    parts = re.split(r"\s*[,/&+]\s*(?:and\s+)?|\s+and\s+", rest)
    bare = [[word for word in tokens(part) if word not in lex.DEGREES] for part in parts]
    return parts if all(len(each) == 1 and each[0].isalpha() for each in bare) else []


def _as_list(rest: str) -> str:
    return listed(_parts(rest)) or rest


def _has_reason(text: str) -> bool:
    return bool(
        lex.LEADING & set(tokens(text)) or {"about", "of", "by", "with"} & set(tokens(text))
    )
