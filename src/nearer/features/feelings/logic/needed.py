"""How the third box is read: what somebody needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nearer.features.feelings.logic import lexicon as lex
from nearer.features.feelings.logic.clauses import is_clause, is_noun_phrase
from nearer.features.feelings.logic.fragments import (
    folded,
    inside,
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
class Need:
    """`clause` can follow "and" when it `joins`; it `asks` when it names a wish."""

    clause: str
    joins: bool = True
    asks: bool = True


_NOTHING = r"(i (need|want) )?nothing( needed| really| now| at all)?"
_NO_ANSWER = r"(i (need|want) )?no (answer|reply)( needed| really| now)?"


def read_need(text: str) -> Need | None:
    line = tidy_english(text)
    if not line:
        return None
    if (nothing := _nothing(line)) is not None:
        return nothing
    if asked := question(line):
        return Need(asked, joins=False)
    if is_several(line):
        return _plainly(line)
    if tokens(line)[-1:] and tokens(line)[-1] in {"need", "want", "like", "for", "to"}:
        return _plainly(line)
    if _is_said_already(line):
        return Need(line, asks=bool({"need", "want", "like", "wish", "love"} & set(tokens(line))))
    return _wished(inside(without("(?:so |and )?(?:please|maybe)|for", line) or line))


def _nothing(line: str) -> Need | None:
    if is_unknown(line):
        return Need("I do not know yet what I need", asks=False)
    if re.fullmatch(_NOTHING, folded(line)):
        return Need("I do not need anything", asks=False)
    if re.fullmatch(_NO_ANSWER, folded(line)):
        return Need("I do not need an answer", asks=False)
    return None


def _is_said_already(line: str) -> bool:
    """ "I need some time" is the sentence."""
    words = tokens(line) or [""]
    opens = words[0] in {"i", "im"} or words[0].startswith("i'")
    return opens and is_clause(line)


def _plainly(words: str) -> Need:
    """The frame that is true of whatever is typed."""
    asks = not _is_dark(words)  # it is a wish all the same, but nothing to ask another for
    return Need(f"what I need: {inside(words)}", joins=False, asks=asks)


def _wished(rest: str) -> Need:
    words = [word for word in tokens(rest) if word not in lex.ADVERBS]
    if not words or _is_dark(rest):
        return _plainly(rest)
    for reading in (_as_is, _as_request, _as_verb):
        if (need := reading(rest, words)) is not None:
            return need
    return _as_clause(rest) or _as_thing(rest) or _plainly(rest)


def _is_dark(rest: str) -> bool:
    """Death and violence are not put into a polite wish; they stand as they were said."""
    return is_violent(rest) or bool(lex.DARK & set(tokens(rest)))


def _like(rest: str) -> Need:
    return Need(f"I would like {rest}")


def _as_is(rest: str, words: list[str]) -> Need | None:
    """ "to be held", "not to be alone", "you to listen", "if you could call"."""
    if words[0] == "if":
        is_mild = words[1:2] == ["you"] and words[2:3] and words[2] in {"could", "would"}
        return Need(f"I would like it {rest}") if is_mild and len(words) > 3 else None
    typed = tokens(rest)
    at = typed.index("to") if "to" in typed[:3] else -1
    who = [word for word in typed[: max(at, 0)] if word != "not"]
    is_someone = not who or (len(who) == 1 and who[0] in lex.OBJECTS | {"things", "this"})
    follows = _bare(typed[at + 1 :]) if not who else len(typed) > at + 1
    return _like(rest) if at >= 0 and is_someone and follows else None


def _bare(words: list[str]) -> bool:
    """Whether this follows "to", said of oneself."""
    if words[:1] == ["be"]:
        return len(words) > 1 and words[1] in lex.PASSIVE | lex.ADJECTIVES
    return bool(words) and words[0] in lex.OWN_VERBS


def _as_request(rest: str, words: list[str]) -> Need | None:
    """Something the other could do: "don't shout", "listen", "hold me"."""
    if "myself" in words:
        return None
    act = without("don't|dont|do not", rest)
    if act and tokens(act)[0] in lex.LEFT_UNDONE:
        return Need(f"I would like you not to {act}")
    is_listening = words[0] == "listen" and set(words[1:]) <= {"to", "me", "us", "more", "better"}
    is_sorry = words[0] in {"apologise", "apologize"} and set(words[1:]) <= {"to", "me"}
    for_me = words[0] in lex.FOR_ME and words[1:2] and words[1] in {"me", "us"}
    being = words[:1] == ["be"] and words[1:2] and words[1] in _BEING and words[2:3] in _TO_ME
    return (
        Need(f"I would like you to {rest}") if is_listening or is_sorry or for_me or being else None
    )


_BEING = frozenset({"honest", "kind", "patient", "gentle", "nice", "open"})
_TO_ME = (["with"], ["to"], ["for"])


def _as_verb(rest: str, words: list[str]) -> Need | None:
    """What one would do oneself: "talk about it", "be held", "trust you again"."""
    is_alone = len(words) == 1
    if is_alone and words[0] in lex.NOUNS | {"hear", "have", "get", "make", "find", "hold"}:
        return None
    if words[0] != tokens(rest)[0] or set(words[1:2]) & (lex.FINITE - {"do"}):
        return None
    if words[0] in lex.WITH_ARTICLE | {"hold", "touch", "trust", "see", "meet"}:
        return Need(f"I would like to {rest}") if words[1:2] and words[1] in _YOU else None
    return Need(f"I would like to {rest}") if _bare(words) else None


_YOU = lex.OF_THE_PARTNER | {"him", "her", "them"}


def _as_clause(rest: str) -> Need | None:
    """ "we talk more" is a wish; "you never listen" and "we need to talk" say enough alone."""
    clause = without("that", rest) or rest
    if not is_clause(clause):
        return None
    first, *others = tokens(clause)
    verb = others[0] if others else ""
    is_wish = first in {"we", "you"} and verb in _MAY_BE_WISHED and not any(map(looks_past, others))
    return (
        Need(f"what I wish for is that {clause}")
        if is_wish
        else Need(rest, joins=False, asks=False)
    )


_MAY_BE_WISHED = (lex.EVERYDAY - {"need", "want", "forget", "ignore", "worry", "argue", "get"}) | {
    "could",
    "would",
}


def _as_thing(rest: str) -> Need | None:
    if rest in lex.SOME:
        return _like(f"some {rest}")
    if rest in lex.WITH_ARTICLE | {"answer"}:
        return Need(f"I would like {'an' if rest == 'answer' else 'a'} {rest}")
    typed = tokens(rest)
    is_thing = typed[0] not in lex.OBJECTS | {"not", "how", "this"} and not typed[0].endswith("ing")
    return _like(rest) if is_thing and is_noun_phrase(rest) else None
