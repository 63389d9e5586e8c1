"""Free fragments become English one could say aloud."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nearer.features.feelings.logic.fragments import tidy
from nearer.features.feelings.logic.sentences import Said, listed, side_by_side, three_sentences
from nearer.features.feelings.payloads import State

FEELINGS = {
    "lonely": "I feel lonely.",
    "Lonely...": "I feel lonely.",
    "I feel lonely!!!": "I feel lonely.",
    "i felt left out": "I felt left out.",
    "I’m feeling low": "I feel low.",
    "I'm so angry": "I feel so angry.",
    "I AM SO TIRED": "I feel so tired.",
    "sad, tired": "I feel sad and tired.",
    "sad, tired and  hurt": "I feel sad, tired and hurt.",
    "hurt / angry": "I feel hurt and angry.",
    "a bit lost": "I feel a bit lost.",
    "shame": "I feel shame.",
    "Nothing": "I feel nothing.",
    "numb": "I feel numb.",
    "in love": "I feel in love.",
    "not ok": "I do not feel ok.",
    "I am not seen": "I do not feel seen.",
    "like nobody sees me": "I feel like nobody sees me.",
    "that you have left me": "I feel that you have left me.",
    "you don’t care": "I feel as if you don’t care.",
    "we are strangers": "I feel as if we are strangers.",
    "I miss you": "I miss you.",
    "i am losing you": "I am losing you.",
    "I am sorry": "I am sorry.",
    "it hurts": "It hurts.",
    "My heart is heavy": "My heart is heavy.",
    "crying": "I feel like crying.",
    "to cry": "I want to cry.",
    "I don't know": "I do not know yet what I feel.",
    "i dont know what i feel": "I do not know yet what I feel.",
    "not sure": "I do not know yet what I feel.",
    "no idea": "I do not know yet what I feel.",
    "idk": "I do not know yet what I feel.",
    "Sad. And tired. It is a lot.": "What I feel: Sad. And tired. It is a lot.",
    "“ashamed”": "I feel ashamed.",
    "😶": "I feel 😶.",
}
OCCASIONS = {
    "we ate without talking": "I feel sad. We ate without talking.",
    "We ate without talking.": "I feel sad. We ate without talking.",
    "you come home late": "I feel sad when you come home late.",
    "When you come home late": "I feel sad when you come home late.",
    "you never ask me anything": "I feel sad. You never ask me anything.",
    "he's always on his phone": "I feel sad. He's always on his phone.",
    "you will leave soon": "I feel sad. You will leave soon.",
    "we don't touch anymore": "I feel sad. We don't touch anymore.",
    "because you shouted": "I feel sad because you shouted.",
    "that you laughed at me": "I feel sad. You laughed at me.",
    "yesterday we fought": "I feel sad. Yesterday we fought.",
    "Ben came late": "I feel sad. Ben came late.",
    "Dinner was cold": "I feel sad. Dinner was cold.",
    "argued about money": "I feel sad. What happened: argued about money.",
    "had a fight": "I feel sad. What happened: had a fight.",
    "the house is so quiet": "I feel sad. The house is so quiet.",
    "arguing": "I feel sad about arguing.",
    "when arguing": "I feel sad when arguing.",
    "the dishes": "I feel sad about the dishes.",
    "because of work": "I feel sad about work.",
    "It is about money": "I feel sad about money.",
    "The argument we had": "I feel sad about the argument we had.",
    "the way you looked at me": "I feel sad about the way you looked at me.",
    "the unopened letter": "I feel sad. It is about this: the unopened letter.",
    "you not listening": "I feel sad. It is about this: you not listening.",
    "you and me": "I feel sad about you and me.",
    "us": "I feel sad about us.",
    "last night": "I feel sad about last night.",
    "Mum": "I feel sad about Mum.",
    "Ben": "I feel sad. It is about this: Ben.",
    "Ben and I argued": "I feel sad. Ben and I argued.",
    "Ben's silence": "I feel sad about Ben's silence.",
    "after we argued": "I feel sad after we argued.",
    "every time you leave": "I feel sad every time you leave.",
    "in bed": "I feel sad. It is about this: in bed.",
    "since Christmas": "I feel sad. It has been like this since Christmas.",
    "nothing special": "I feel sad. I can’t say exactly why.",
    "I don't know": "I feel sad. I can’t say exactly why.",
    "at dinner you said nothing": "I feel sad. At dinner you said nothing.",
    "You came late. I waited.": "I feel sad. You came late. I waited.",
    "Why did you go?": "I feel sad. Why did you go?",
    "forgot my birthday": "I feel sad. What happened: forgot my birthday.",
    "My mother phoned": "I feel sad. My mother phoned.",
    "My mother shouted": "I feel sad. My mother shouted.",
}
NEEDS = {
    "a hug": "I would like a hug.",
    "hug": "I would like a hug.",
    "Time": "I would like some time.",
    "ten minutes to talk.": "I would like ten minutes to talk.",
    "I need some time": "I need some time.",
    "I want to sleep": "I want to sleep.",
    "i'd like a walk": "I'd like a walk.",
    "to be held": "I would like to be held.",
    "be held": "I would like to be held.",
    "not to be alone": "I would like not to be alone.",
    "talk about it": "I would like to talk about it.",
    "know that you love me": "I would like to know that you love me.",
    "you to listen": "I would like you to listen.",
    "for you to listen": "I would like you to listen.",
    "I would like us to go out": "I would like us to go out.",
    "listen": "I would like you to listen.",
    "please just listen": "I would like you to just listen.",
    "Hold me": "I would like you to hold me.",
    "help me": "I would like you to help me.",
    "help": "I would like some help.",
    "be honest with me": "I would like you to be honest with me.",
    "don’t shout at me": "I would like you not to shout at me.",
    "if you could call": "I would like it if you could call.",
    "we talk more": "What I wish for is that we talk more.",
    "that you ask me how I am": "What I wish for is that you ask me how I am.",
    "I wish you would listen": "I wish you would listen.",
    "Could we talk?": "Could we talk?",
    "nothing": "I do not need anything.",
    "I don't know": "I do not know yet what I need.",
    "Quiet. And tea.": "What I need: Quiet. And tea.",
}
EMPTY = ["", "   ", "...", "-", "n/a", "\n", "?"]


@pytest.mark.parametrize(("typed", "read"), FEELINGS.items())
def test_a_feeling_alone_is_a_sentence(typed: str, read: str) -> None:
    assert three_sentences(Said(feeling=typed))[0] == read


@pytest.mark.parametrize(("typed", "read"), OCCASIONS.items())
def test_a_feeling_with_what_happened(typed: str, read: str) -> None:
    assert three_sentences(Said("sad", typed))[0] == read


@pytest.mark.parametrize(("typed", "read"), NEEDS.items())
def test_a_need_alone_is_a_sentence(typed: str, read: str) -> None:
    assert three_sentences(Said(need=typed))[0] == read


def test_three_ways_of_saying_the_same() -> None:
    assert three_sentences(Said("lonely", "we ate without talking", "a hug")) == (
        "I feel lonely. We ate without talking. I would like a hug.",
        "We ate without talking. I feel lonely, and I would like a hug.",
        "I would like a hug. I felt lonely when we ate without talking.",
    )


def test_a_small_word_leads_from_some_feelings_to_a_thing() -> None:
    """Where it could change what is meant, the two stand beside each other."""
    leading = {"sad": "about", "hurt": "about", "proud": "of", "thankful": "for"}
    for feeling, small in leading.items():
        said = three_sentences(Said(feeling, "the kids"))[0]
        assert said == f"I feel {feeling} {small} the kids."
    for feeling in ("lonely", "tired", "in love", "trusting", "jealous", "afraid", "bored"):
        said = three_sentences(Said(feeling, "the kids"))[0]
        assert said == f"I feel {feeling}. It is about the kids."


def test_a_question_is_not_joined_by_and() -> None:
    assert three_sentences(Said("sad", "the dishes", "can we talk?"))[1:] == (
        "It is about the dishes. I feel sad. Can we talk?",
        "Can we talk? I am asking because I feel sad about the dishes.",
    )


def test_somebody_who_needs_nothing_asks_nothing() -> None:
    assert three_sentences(Said("sad", "", "nothing"))[2] == (
        "I do not need anything. I am saying it because I feel sad."
    )


def test_without_words_a_wish_still_reads_as_one_text() -> None:
    assert three_sentences(Said("", "we argued", "a hug", "not-today")) == (
        "I cannot put it into words today. We argued. I would like a hug.",
        "We argued. I cannot put it into words today, but I would like a hug.",
        "I would like a hug, even if I cannot put it into words today. We argued.",
    )


def test_a_reason_inside_the_feeling_is_not_doubled() -> None:
    assert three_sentences(Said("sad because you left", "we argued"))[0] == (
        "I feel sad because you left. We argued."
    )


@pytest.mark.parametrize(
    ("state", "read"),
    [
        ("numb", "I feel numb."),
        ("unsure", "I do not know yet what I feel."),
        ("not-today", "I cannot put it into words today."),
    ],
)
@pytest.mark.parametrize("empty", EMPTY)
def test_an_honest_answer_is_enough(state: State, read: str, empty: str) -> None:
    assert three_sentences(Said(empty, empty, empty, state))[0] == read
    assert side_by_side(Said(empty, empty, empty, state))[0] == read


def test_own_words_go_before_the_honest_answer() -> None:
    assert three_sentences(Said("sad", state="numb"))[0] == "I feel sad."


@pytest.mark.parametrize("empty", EMPTY)
def test_nothing_said_gives_nothing_to_choose(empty: str) -> None:
    assert three_sentences(Said(empty, empty, empty)) == ()
    assert side_by_side(Said(empty, empty, empty)) == ()


def test_without_a_feeling() -> None:
    assert three_sentences(Said(happened="you left")) == (
        "You left.",
        "There is something I want to say. You left.",
        "This is on my mind: you left.",
    )


def test_other_languages_get_frames_side_by_side() -> None:
    german = {
        "This is how I feel: {feeling}.": "So fühle ich mich: {feeling}.",
        "This is what happened: {happened}.": "Das ist geschehen: {happened}.",
        "This is what I would like: {need}.": "Das wünsche ich mir: {need}.",
        "There is something I want to say.": "Ich möchte etwas sagen.",
    }
    said = Said("Einsam.", "wir haben {stumm} gegessen", "")
    assert side_by_side(said, german.__getitem__) == (
        "So fühle ich mich: Einsam. Das ist geschehen: wir haben {stumm} gegessen.",
        "Das ist geschehen: wir haben {stumm} gegessen. So fühle ich mich: Einsam.",
        "Ich möchte etwas sagen. So fühle ich mich: Einsam."
        " Das ist geschehen: wir haben {stumm} gegessen.",
    )


def test_other_languages_keep_their_small_i_and_their_capitals() -> None:
    assert side_by_side(Said(happened="ty i ja")) == side_by_side(Said(happened="ty i ja."))
    assert side_by_side(Said(happened="ty i ja"))[0] == "This is what happened: ty i ja."
    assert side_by_side(Said(feeling="MÜDE VOM STREIT"))[0].endswith("MÜDE VOM STREIT.")


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["sad"], "sad"), (["sad", "tired"], "sad and tired")],
)
def test_several_words_become_a_list_with_and(parts: list[str], text: str) -> None:
    assert listed(parts) == text


anything = st.text(st.characters(codec="utf-8"), max_size=60)
likely = st.sampled_from([*FEELINGS, *OCCASIONS, *NEEDS, *EMPTY])
mixed = st.one_of(
    anything, likely, st.tuples(likely, likely).map(" ".join), anything.map("I ".__add__)
)


@given(mixed, mixed, mixed, st.sampled_from(get_args(State)))
@example("I am", "because", "I would like", "given")
@example("Ⓐ", "when", "please", "given")
@example("not", "you", "don't", "given")
@example("", "", "can we talk?", "numb")
def test_whatever_is_typed_reads_as_sentences(
    feeling: str, happened: str, need: str, state: State
) -> None:
    texts = three_sentences(Said(feeling, happened, need, state))
    assert len(set(texts)) == len(texts)
    assert len(texts) == 3 or not texts or happened.strip() == need.strip()
    for text in texts:
        assert text == text.strip()
        assert re.search(r"[.!?…][\"”’)]*$", text)
        assert not re.search(r"(?<![.!?…])\.\.(?!\.)", text) or ".." in feeling + happened + need
        assert not text[0].islower() or text[0].upper() == text[0]
        assert len(text) <= 1500


typed = st.text("abI äéß.,!?’'-\n\"", max_size=40)


def found_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@given(typed, typed, typed)
def test_side_by_side_loses_no_word(feeling: str, happened: str, need: str) -> None:
    kept = " ".join(map(tidy, (feeling, happened, need)))
    for text in side_by_side(Said(feeling, happened, need)):
        assert found_in(kept) <= found_in(text)


@given(typed)
def test_tidying_loses_stops_alone(text: str) -> None:
    assert not tidy(text) or found_in(tidy(text)) == found_in(text)
