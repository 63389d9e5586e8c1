"""Which English fragments can stand as a sentence, and which can follow "about".

Both are told from closed lists, and what is not sure is neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from nearer.features.feelings.logic import lexicon as lex
from nearer.features.feelings.logic.fragments import is_several, looks_past, tokens


def is_clause(text: str) -> bool:
    """A subject and a verb that we know: it is a sentence with a stop behind it."""
    words = tokens(text)
    return not is_several(text) and any(
        found(words) for found in (_of_a_pronoun, _of_two, _of_a_noun, _after_a_time)
    )


def _of_a_pronoun(words: Sequence[str]) -> bool:
    """ "you came late", "he's gone", "nothing works"."""
    if len(words) < 2:
        return False
    if words[0] in lex.CONTRACTED:
        return True
    if words[0] in lex.VAGUE_SUBJECTS:
        return words[1] in lex.FINITE or _in_the_third_person(words[1])
    rest = [word for word in words[1:] if word not in lex.ADVERBS]
    if words[0] == "i":  # whatever follows, it is said of oneself
        return bool(rest) and rest[0] not in _NO_VERB
    return words[0] in lex.SUBJECTS and bool(rest) and _is_verb(rest[0])


_NO_VERB = lex.BEHIND_NOUNS | lex.OBJECTS | lex.ARTICLES | {"and", "or", "not", "as"}


def _is_verb(word: str) -> bool:
    known = lex.FINITE | lex.EVERYDAY | lex.OTHER_VERBS
    return word in known or looks_past(word) or _in_the_third_person(word)


def _in_the_third_person(word: str) -> bool:
    endings = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return word in _THIRD or any(stem in _VERBS for stem in endings if stem != word)


_VERBS = lex.EVERYDAY | lex.OTHER_VERBS
_THIRD = frozenset({"hurts", "hits", "helps", "works", "snores", "drinks", "hates", "ends"})


def _of_two(words: Sequence[str]) -> bool:
    """ "Ben and I argued", "my partner and I had a fight"."""
    at = next((at for at in (1, 2, 3) if words[at : at + 1] == ["and"]), None)
    if at is None or set(words[:at]) & (lex.FINITE | lex.ADJECTIVES | lex.PAST):
        return False
    return len(words) > at + 2 and words[at + 1] in lex.SUBJECTS and _is_verb(words[at + 2])


def _of_a_noun(words: Sequence[str]) -> bool:
    """ "my dad died", "dinner was cold": the verb may be no participle of the noun."""
    at = 1 if words[:1] and words[0] in lex.ARTICLES | {"no"} else 0
    if len(words) > at + 1 and (words[at].endswith("'s") or words[at] in lex.MODIFIERS) and at:
        at += 1
    if len(words) < at + 2 or words[at] in _NO_SUBJECT | (set() if at else _NO_NAME):
        return False
    return words[at + 1] in lex.FINITE | lex.CLEAR_PAST


_NO_SUBJECT = lex.SUBJECTS | lex.CONTRACTED | lex.RELATIVES | lex.FINITE | lex.ADVERBS
_NO_NAME = (
    _NO_SUBJECT
    | lex.PAST
    | lex.ADJECTIVES
    | lex.QUESTION_WORDS
    | lex.BEHIND_NOUNS
    | lex.ARTICLES
    | lex.COUNTING
    | lex.JOINING
    | (lex.OBJECTS - lex.SUBJECTS)
)


def _after_a_time(words: Sequence[str]) -> bool:
    """ "yesterday we argued", "at dinner you said nothing"."""
    if words[:1] and words[0] in lex.TIMES:
        return is_clause(" ".join(words[1:]))
    opens = words[:1] and words[0] in {"at", "in", "on", "during", "last", "this"}
    # "you" and "it" may belong to what stands before them: "in front of you".
    at = next((at for at in (2, 3) if words[at : at + 1] and words[at] in lex.SUBJECTS), None)
    return bool(opens and at and words[at - 1] not in lex.BEHIND_NOUNS) and _of_a_pronoun(
        words[at:]
    )


def is_noun_phrase(text: str) -> bool:
    """ "the dishes", "your lies about money", "ten minutes to talk", "not being heard"."""
    words = tokens(text)
    return bool(words) and not is_several(text) and "," not in text and _named(words)


def _named(words: Sequence[str]) -> bool:
    if words[0] == "not" and len(words) > 1:
        return words[1].endswith("ing") and _named(words[1:])
    if words[0] == "how" or words[:2] == ["the", "way"]:
        return _of_a_pronoun(words[1 if words[0] == "how" else 2 :])
    head = _head(words)
    return head is not None and _tail(words[head:])


def _head(words: Sequence[str]) -> int | None:
    """How many words the noun itself takes, with what stands before it."""
    at = 0
    while at < len(words) and (words[at] in _BEFORE or _owns(words[at])):
        at += 1
    if at == len(words) or words[at] in _NO_DOING:
        return None
    if words[at] == "being":
        done = words[at + 1] if len(words) > at + 1 else ""
        return at + 2 if looks_past(done) or done in lex.PASSIVE | lex.ADJECTIVES else None
    is_noun = words[at] in _ALONE or (words[at].endswith("ing") and len(words[at]) > 4)
    return at + 1 if is_noun or (_has_article(words[:at]) and words[at] not in _NO_NAME) else None


def _owns(word: str) -> bool:
    return word.endswith("'s") and word not in lex.CONTRACTED | _NOT_OWNING


def _has_article(before: Sequence[str]) -> bool:
    """Then any word behind it is a noun; behind "Ben's" it may also be what Ben is."""
    return bool({*before} & (lex.ARTICLES | lex.COUNTING)) and not _owns(before[-1])


_NO_DOING = (lex.ING_FELT | lex.ING_OF_THINGS) - {"everything", "something"}
_NOT_OWNING = frozenset({"that's", "what's", "who's", "let's", "here's", "how's", "where's"})
_BEFORE = lex.ARTICLES | lex.COUNTING | lex.MODIFIERS - lex.NOUNS | {"this"}
_ALONE = lex.NOUNS | lex.PROPER | lex.TIMES | lex.DAYS | (lex.OBJECTS - {"nobody"})


def _tail(words: Sequence[str]) -> bool:
    if not words:
        return True
    if words[0] in lex.AFTER_ALL:
        return _tail(words[1:])
    if words[0] in {"i", "we", "you"} and len(words) > 1:
        return _of_a_pronoun(words) and len(words) < 4  # "the argument we had"
    if words[0] in lex.OBJECTS:
        return _tail(words[1:])
    if words[0] == "to" and len(words) == 2 and words[1] in lex.OWN_VERBS:
        return True
    return len(words) > 1 and words[0] in lex.BEHIND_NOUNS | {"and"} and _named(words[1:])
