"""The library: enough of every depth, said kindly, nothing twice, and no id ever lost."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from nearer.features.talks.logic.choosing import YEAR
from nearer.features.talks.logic.library import (
    CAUTIONS,
    DEPTHS,
    FOLDER,
    RETIRED,
    SOURCES,
    TOPICS,
    Source,
    library,
    message_ids,
    question,
    retired,
    sources,
    text,
)

EVERY = list(library().values())
TEXTS = [each.text for each in EVERY]
# Id and a hash of what it asks. Add lines; a question that asks something else gets another id.
RELEASED = Path(__file__).with_name("released.txt")
LONGEST = 140
MOST_WORDS = 20
# Where an answer can be turned against the one who gave it, somebody who lives in fear is warned.
HOT = re.compile(
    r"quarrel|argue|disagree|complain|apolog|say sorry|ashamed|regret|take back|have you hurt"
    r"|wear a mask|disappointing|not good enough|feel small|say no to|keep to yourself|fair between"
)

# Words that push, blame, diagnose, compare, or take a life for granted that not everybody has.
UNKIND = """
    should must ought sex sexy sexual naked erotic blame fault guilty excuse worse compare compared
    others everyone normal he she him her his hers husband wife boyfriend girlfriend man woman men
    women married marriage wedding spouse divorce kids son daughter pregnant baby mother father mum
    dad parents brother sister god pray church trauma trigger triggered attachment boundaries toxic
    narcissist validate process communicate communication mindful mindfulness always never
"""
FORBIDDEN = set(UNKIND.split())
PHRASES = ["our home", "your children", "other couples", "better than others", "inner child"]
PHRASES += ["why do you", "why did you", "love language", "self-care", "be honest", "!", "...", "'"]

SMALL = """
    a about all an and another any anybody are as at be been before but by can could did do does for
    from had has have how if in into is it its just last like little more most much not of off on
    one or other out over own partner partner’s small some somebody something still than that the
    their them there they thing things this to too two up was were what when where which while who
    whom whose will with without would you your yours yourself each
"""
SMALL_WORDS = set(SMALL.split())


def words(text: str) -> list[str]:
    return re.findall(r"[a-z’]+", text.lower())


def unkind(text: str) -> list[str]:
    found = [word for word in words(text) if word.removesuffix("’s") in FORBIDDEN]
    return found + [phrase for phrase in PHRASES if phrase in text.lower()]


def larger_words(text: str) -> set[str]:
    return set(words(text)) - SMALL_WORDS


def are_alike(one: set[str], other: set[str]) -> bool:
    """Whether two questions have half of their larger words in common."""
    return 2 * len(one & other) >= len(one | other)


def is_asking(text: str) -> bool:
    """A question, perhaps with a word after it that leaves it open; or an invitation."""
    return text.endswith("?") or (text.endswith(".") and ("?" in text or text.startswith("Name ")))


def mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def released() -> dict[str, str]:
    return dict(line.split() for line in RELEASED.read_text("utf-8").splitlines())


def test_every_depth_and_topic_has_as_many() -> None:
    """72 of each depth and 30 of each topic, so that every pace lasts about as long."""
    counts = Counter((each.depth, each.topic) for each in EVERY)
    assert counts.keys() == {(depth, topic) for depth in DEPTHS for topic in TOPICS}
    assert set(counts.values()) == {6}
    assert len(EVERY) <= YEAR  # more than the days of a year would share a day


def test_a_file_holds_the_depth_and_the_topic_of_its_name() -> None:
    names = {f"{each.depth}-{each.topic}" for each in EVERY}
    assert {path.stem for path in FOLDER.glob("*.toml")} == names | {SOURCES.stem, RETIRED.stem}


def test_no_id_stands_in_two_files() -> None:
    lines = [path.read_text("utf-8").count("{ id = ") for path in FOLDER.glob("*-*.toml")]
    assert sum(lines) == len(EVERY)


def test_a_question_is_short_and_asks() -> None:
    assert [text for text in TEXTS if len(text) > LONGEST or not is_asking(text)] == []
    assert [text for text in TEXTS if len(text.split()) > MOST_WORDS] == []
    assert [text for text in TEXTS if text != " ".join(text.split()) or text[0].islower()] == []


def test_few_questions_ask_which() -> None:
    """For an open set English asks "what"; "which" is for a few that both know."""
    assert len([text for text in TEXTS if text.startswith("Which ")]) <= 6


def test_no_question_takes_eyes_ears_or_legs_for_granted() -> None:
    """A song may be one of several; nobody is sent for a walk or asked what they see."""
    alone = re.compile(r"\b(see from|look at first|can be seen|go for a walk|piece of music)\b")
    assert [text for text in TEXTS if alone.search(text)] == []


def test_a_question_is_kind() -> None:
    assert {text: found for text in TEXTS if (found := unkind(text))} == {}


def test_no_two_questions_are_nearly_the_same() -> None:
    known = {text: larger_words(text) for text in TEXTS}
    pairs = combinations(known, 2)
    assert [(one, two) for one, two in pairs if are_alike(known[one], known[two])] == []


def test_no_released_question_is_lost_or_asks_something_else() -> None:
    assert {id_: mark(text(id_)) for id_ in released()} == released()


def test_every_question_is_written_down_as_released() -> None:
    assert {*library(), *retired()} == set(released())


def test_what_is_no_longer_asked_is_still_known() -> None:
    assert not set(retired()) & set(library())
    assert question("hands-like") is None
    assert text("hands-like") == "What do your hands like to do?"
    assert text("hands-like") in message_ids()
    assert text("of-a-later-day") == ""


def test_no_single_question_claims_a_trial_with_couples() -> None:
    """The letters are told in one place, and an A is about the dose."""
    assert {source.strength for source in sources().values()} == {"B", "C"}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"idea": "x", "paper": "y", "strength": "A"}, Source)
    letters = "randomised trial with couples"
    told = (Path(__file__).parents[2] / "docs" / "practices.md").read_text("utf-8")
    assert "and about this dose" in told
    assert letters in told
    assert letters not in SOURCES.read_text("utf-8")


def test_every_idea_has_a_source_and_every_source_an_idea() -> None:
    assert {each.source for each in EVERY} == set(sources().values())
    assert all(source.idea and source.paper for source in sources().values())


def test_what_may_hurt_says_who_had_better_leave_it() -> None:
    deep = [each for each in EVERY if each.depth >= 4]
    early = [each for each in deep if each.topic == "growing-up"]
    hot = [each for each in EVERY if HOT.search(each.text)]
    assert all(each.cautions for each in [*early, *hot])
    assert [each.text for each in hot if "fear" not in each.not_for] == []
    assert {each for question in EVERY for each in question.not_for} == {*CAUTIONS}
    assert not any(each.cautions for each in EVERY if each.depth == 1)


def test_nothing_asks_for_a_confession_or_a_half_of_the_blame() -> None:
    """Where there is fear at home, such answers are used against the one who gives them."""
    drawn = r"forgiven for|own half|makes? the other|not know, though|makes you feel small"
    assert [text for text in TEXTS if re.search(drawn, text)] == []


def test_an_unknown_question_is_nothing() -> None:
    assert question("worry-smile") in EVERY
    assert question("of-a-later-day") is None


def test_the_rules_notice() -> None:
    assert unkind("Why do you never listen to her?") == ["never", "her", "why do you"]
    assert unkind("What does your wife’s mother say!") == ["wife’s", "mother", "!"]
    assert not is_asking("Tell everything.")
    assert is_asking("What is it? Half a word is enough.")
    assert are_alike(larger_words("Which song makes you glad?"), larger_words("A song, so glad?"))
