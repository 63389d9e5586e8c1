"""What a form takes, its payload takes: no text is accepted that could not be kept."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django import forms

import nearer
from nearer.couples.forms import ReplyForm
from nearer.couples.payloads import Calling, Reply, Wishes
from nearer.features.checkups.forms import Safety
from nearer.features.feelings.forms.check_in import CheckInForm, HowIAm
from nearer.features.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.features.openness.forms import NoteForm, ThanksForm
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.talks.forms import AnswerForm
from nearer.features.talks.payloads import Answer, Revealed
from nearer.pairing.forms import FourTaps, LightAnswer, LightQuestion
from nearer.pairing.letters import Answer as Coming
from nearer.pairing.letters import Offer
from nearer.people.forms.account import AboutYou
from nearer.people.keyring import About
from nearer.people.models import Person
from nearer.people.names import check_name, fold, normal
from nearer.spaces.payload import Payload, UnsoundPayload, pack, unpack
from nearer.start.first_draft import Begun
from nearer.start.forms import Sentences, Words
from nearer.ui.bounds import longest
from tests.rules.tree import STYLE_PAGE, short, sources

Where = tuple[type[forms.Form], str]
# Where what is typed into a field is kept.
KEPT_AS: dict[Where, list[tuple[type[msgspec.Struct], str]]] = {
    (AboutYou, "shown_name"): [(Calling, "name"), (Offer, "name"), (Coming, "name")],
    (ReplyForm, "text"): [(Reply, "text")],
    (CheckInForm, "sentence"): [(CheckIn, "sentence"), (SharedCheckIn, "sentence")],
    (NoteForm, "text"): [(Note, "text")],
    (ThanksForm, "what"): [(Thanks, "what")],
    (ThanksForm, "reason"): [(Thanks, "reason")],
    (AnswerForm, "text"): [(Answer, "text"), (Revealed, "text")],
    (FourTaps, "pause_words"): [(Wishes, "pause_words")],
    (LightAnswer, "words"): [(Coming, "words")],
    (LightQuestion, "words"): [(Offer, "words")],
    (Words, "feeling"): [(FirstWords, "feeling")],
    (Words, "happened"): [(FirstWords, "happened")],
    (Words, "need"): [(FirstWords, "need")],
    **{(Sentences, f"text_{n}"): [(FirstWords, "text")] for n in (1, 2, 3)},
}
# Where it is copied to, which takes more.
COPIED_TO: dict[Where, list[tuple[type[msgspec.Struct], str]]] = {
    (LightQuestion, "words"): [(Revealed, "text")],
    (LightAnswer, "words"): [(Revealed, "text")],
}
PARTY = {"person": bytes(16), "name": "Ann", "fingerprint": bytes(32), "home": bytes(16)}
# What else each of them needs to be whole.
REST: dict[type[msgspec.Struct], dict[str, Any]] = {
    Offer: {**PARTY, "question": "small-joy", "words": ""},
    Coming: {**PARTY, "words": ""},
    Reply: {"to": UUID(int=1), "revision": 1, "shape": "i-hear"},
    Answer: {"question": "small-joy"},
    Revealed: {"question": "small-joy"},
    Thanks: {"what": "soup"},
}
# Typed and never kept as they are: compared, hashed, looked for, or counted.
NEVER_KEPT = {
    "mine.Search.words", "pairing.Code.code", "reminders.Code.code", "pairing.SameWords.seen",
    "people.ProveCode.third", "people.ProveCode.eighth", "people.ProveAgain.first",
    "people.ProveAgain.fifth", "people.Recover.code", "people.Newcomer.browser_zone",
    "reminders.When.title", "reminders.When.address",
    "reminders.ByMail.title", "reminders.ByMail.address",
    "people.ChangePassphrase.new_passphrase", "people.ChangePassphrase.passphrase",
    "people.Deletion.passphrase", "people.NewCode.passphrase", "people.NewKeys.new_passphrase",
    "people.NewKeys.passphrase", "people.Newcomer.name", "people.Newcomer.new_passphrase",
    "people.Recover.name", "people.Recover.new_passphrase", "people.SignIn.name",
    "people.SignIn.passphrase", "people.SignUp.name", "people.SignUp.new_passphrase",
    "people.StepUp.passphrase", "export.BarredCopy.name", "export.BarredCopy.passphrase",
}  # fmt: skip
# Forms that make fields when they are made themselves.
MADE: dict[type[forms.Form], Callable[[], forms.Form]] = {
    HowIAm: lambda: HowIAm(None, {}),
    Safety: Safety,
    Sentences: lambda: Sentences(Begun(feeling="sad", happened="rain", need="tea")),
}
LETTERS = {
    "plain": "a",
    "widest": "\U0001f468\u200d\U0001f469",
    "decomposed": "a\u0301",
    "backwards": "\u05d0",
    "in four bytes": "\U000104a0",
}


def every_form() -> Iterator[type[forms.Form]]:
    """Each form of the application, found by importing all of it."""
    for each in pkgutil.walk_packages(nearer.__path__, "nearer."):
        if "forms" in each.name.split("."):
            import_module(each.name)
    found = list(forms.Form.__subclasses__())
    while found:
        form = found.pop()
        found += form.__subclasses__()
        if form.__module__.startswith("nearer.") and not STYLE_PAGE.search(form.__module__):
            yield form


def fields_of(form: type[forms.Form]) -> dict[str, forms.Field]:
    return MADE[form]().fields if form in MADE else form.base_fields


def typed(form: type[forms.Form]) -> Iterator[tuple[str, forms.CharField]]:
    """The fields into which a person types."""
    for name, field in fields_of(form).items():
        if isinstance(field, forms.CharField):
            yield name, field


def called(form: type[forms.Form], name: str) -> str:
    """Two chapters may have forms of one name."""
    chapter = form.__module__.partition(".forms")[0].rpartition(".")[2]
    return f"{chapter}.{form.__name__}.{name}"


def making_fields(text: str) -> set[str]:
    """Classes in which `self.fields[...]` is set."""
    return {
        each.name
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.ClassDef)
        and any(
            isinstance(part, ast.Subscript)
            and isinstance(part.ctx, ast.Store)
            and ast.unparse(part.value) == "self.fields"
            for part in ast.walk(each)
        )
    }


def form_classes(text: str) -> set[str]:
    """Classes whose base is called a form."""
    return {
        each.name
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.ClassDef)
        and any(re.search(r"Form\b", ast.unparse(base)) for base in each.bases)
    }


def field_of(where: Where) -> forms.CharField:
    field = fields_of(where[0])[where[1]]
    assert isinstance(field, forms.CharField)
    return field


def filled(field: forms.CharField, letter: str) -> str:
    """The longest text of such letters that a field may take, as the field counts."""
    assert field.max_length
    size = len(str(field.to_python(letter)))
    return letter * (field.max_length // size) + "a" * (field.max_length % size)


def kept(struct: type[msgspec.Struct], part: str, text: str) -> object:
    """The text as it comes back out of what keeps it. Raises if nobody could read it back."""
    whole = struct(**{**REST.get(struct, {}), part: text})
    if isinstance(whole, Payload):
        return getattr(unpack(type(whole), pack(whole, 0, date(2026, 5, 31))).body, part)
    packed = msgspec.msgpack.encode(whole)
    return getattr(msgspec.msgpack.decode(packed, type=struct), part)


def test_forms_stand_where_they_are_looked_for() -> None:
    """In a module of forms; and those that make fields later are made for this test."""
    texts = {each: each.read_text() for each in sources() if not STYLE_PAGE.search(short(each))}
    elsewhere = {
        short(each): found
        for each, text in texts.items()
        if "forms" not in (each.stem, each.parent.name) and (found := form_classes(text))
    }
    assert elsewhere == {}
    made = {name for text in texts.values() for name in making_fields(text)}
    assert made == {form.__name__ for form in MADE}


def test_each_field_is_known() -> None:
    found = {(form, name) for form in every_form() for name, _field in typed(form)}
    unknown = {called(form, name) for form, name in found - set(KEPT_AS)}
    assert unknown == NEVER_KEPT
    assert set(KEPT_AS) <= found


@pytest.mark.parametrize("where", KEPT_AS, ids=lambda where: f"{where[0].__name__}-{where[1]}")
def test_the_form_and_what_keeps_it_have_one_bound(where: Where) -> None:
    field = field_of(where)
    assert {longest(*each) for each in KEPT_AS[where]} == {field.max_length}


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("where", KEPT_AS, ids=lambda where: f"{where[0].__name__}-{where[1]}")
def test_what_a_form_takes_can_be_kept(where: Where, letter: str) -> None:
    field = field_of(where)
    text = str(field.clean(filled(field, letter)))
    assert len(text) == field.max_length
    for struct, part in [*KEPT_AS[where], *COPIED_TO.get(where, [])]:
        assert kept(struct, part, text) == text
    with pytest.raises(forms.ValidationError):
        field.clean(filled(field, letter) + "a")


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_a_name_that_signs_up_can_be_shown(letter: str) -> None:
    """Emoji sign nobody in; all else that signs in is also how the person is called at first."""
    for length in range(1, 130):
        try:
            check_name(letter * length)
        except forms.ValidationError:
            continue
        shown = About(letter * length).shown_name
        assert shown == normal(letter * length)
        assert kept(Calling, "name", shown) == shown
        assert len(fold(letter * length)) <= (Person._meta.get_field("name").max_length or 0)


def test_the_rule_notices() -> None:
    late = "class Late(Form):\n    def __init__(self):\n        self.fields['a'] = 1\n"
    assert making_fields(late) == form_classes(late) == {"Late"}
    assert making_fields(late.replace("] = 1", "]")) == set()
    with pytest.raises(UnsoundPayload):
        kept(Note, "text", "a" * (longest(Note, "text") + 1))
    with pytest.raises(msgspec.ValidationError):
        kept(Offer, "words", "a" * (longest(Offer, "words") + 1))
    with pytest.raises(TypeError):
        longest(About, "shown_name")
