"""The operator's file of help lines: read as written, or refused in one plain sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from nearer.features.checkups.feature import refusals
from nearer.features.checkups.lines_here import lines_now
from nearer.features.checkups.logic.line_files import (
    SHIPPED,
    MisreadHelpLines,
    help_lines,
    read,
    shipped,
)

OWN = """
[IE]
name = "Ireland"

[[IE.crisis]]
name = "Samaritans"
call = "116 123"
whom = ["men", "women"]
verified_on = 2026-11-23

[LU]
name = "Luxembourg"

[[LU.emergency]]
call = "112"
"""
UNUSABLE = "the entry [[IE.crisis]] in line 4 has a field `{}` that cannot be used: it has to be "
LINE = '[IE]\nname = "Ireland"\n\n[[IE.crisis]]\nname = "Samaritans"\n'


def test_a_file_says_what_it_says() -> None:
    found = read(OWN)
    assert found["LU"].name == "Luxembourg"
    [line] = found["IE"].for_need("crisis")
    assert (line.name, line.call, line.for_whom) == ("Samaritans", "116 123", ("men", "women"))
    assert line.verified_on == date(2026, 11, 23)


def test_entries_may_be_written_in_one_row() -> None:
    found = read('[IE]\nname = "Ireland"\nemergency = [{ call = "112" }, { call = "999" }]')
    assert [line.call for line in found["IE"].for_need("emergency")] == ["112", "999"]


def test_the_operator_may_say_what_holds_elsewhere(tmp_path: Path) -> None:
    own = tmp_path / "lines.toml"
    own.write_text('[elsewhere]\n[[elsewhere.crisis]]\nname = "Ours"\ncall = "1"\n', "utf-8")
    assert [line.said for line in help_lines(own).at("XX").every] == ["1"]


def test_the_operators_file_goes_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "lines.toml"
    own.write_text(OWN, "utf-8")
    assert "LU" in help_lines(own).countries
    assert help_lines() is shipped()
    assert "LU" not in shipped().countries


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("not toml", "line 1 cannot be read as TOML"),
        ('[IE]\nname = "Ireland"\n\ncall 1', "line 4 cannot be read as TOML"),
        ('[IE]\nname = "Ireland', "its end cannot be read as TOML"),
        ("", "there is no country in it"),
        (
            '[ie]\nname = "Ireland"',
            "[ie] is no country: write its code of two capital letters, or elsewhere",
        ),
        (
            'name = "Ireland"',
            "[name] is no country: write its code of two capital letters, or elsewhere",
        ),
        ("IE = 3", "IE has to be written as [IE] with a name below it"),
        ("[IE]\n", "[IE] has no `name`, like Ireland"),
        ("[IE]\nname = 3\n", "[IE] has no `name`, like Ireland"),
        (
            '[IE]\nname = "Ireland"\n[[IE.advice]]\ncall = "1"',
            "[[IE.advice]] is none of emergency, violence, crisis, hurting, more",
        ),
        ('[IE]\nname = "Ireland"\ncrisis = "1"', "crisis has to be written as [[IE.crisis]]"),
        ('[IE]\nname = "Ireland"\ncrisis = ["1"]', "crisis has to be written as [[IE.crisis]]"),
        (
            LINE,
            "the entry [[IE.crisis]] in line 4 needs one of `call`, `text`, `whatsapp`, `chat` "
            "and `web`",
        ),
        (
            LINE + 'call = "1"\n[[IE.crisis]]\ncall = "2"',
            "the entry [[IE.crisis]] in line 7 has no `name`: people need to know who answers",
        ),
        (
            '[IE]\nname = "Ireland"\ncrisis = [{ name = "A", call = "1" }, { name = "B" }]',
            "entry 2 of crisis in [IE] needs one of `call`, `text`, `whatsapp`, `chat` and `web`",
        ),
        (
            LINE + 'call = "eleven"',
            UNUSABLE.format("call")
            + "a number as it is dialled, in quotation marks, like 0800 111 0 111",
        ),
        (
            LINE + "call = 116123",
            UNUSABLE.format("call")
            + "a number as it is dialled, in quotation marks, like 0800 111 0 111",
        ),
        (
            LINE + 'web = "https://samaritans.org"',
            UNUSABLE.format("web") + "a site without https://, like example.org",
        ),
        (
            LINE + 'call = "1"\nbill = false',
            UNUSABLE.format("bill") + "one of yes, no, unknown",
        ),
        (
            LINE + 'call = "1"\nwhom = ["women", "cats"]',
            UNUSABLE.format("whom")
            + "one or a list of everyone, women, men, children, hurting, lgbt, deaf",
        ),
        (
            LINE + 'call = "1"\nverified_on = "lately"',
            UNUSABLE.format("verified_on") + "a day without quotation marks, like 2026-11-27",
        ),
        (
            LINE + 'call = "1"\nhours = ""',
            UNUSABLE.format("hours") + "words in quotation marks, at most 120 letters",
        ),
        (
            LINE + 'text = "1"\nnumber = "2"',
            "the entry [[IE.crisis]] in line 4 has a field `number` that is none of name, call, "
            "text, keyword, whatsapp, chat, web, who, whom, area, hours, cost, languages, bill, "
            "note, source, seen, verified_on",
        ),
        (
            LINE + 'call = "1"\nkeyword = "HELLO"',
            "the entry [[IE.crisis]] in line 4 has a `keyword` but no `text` to send it to",
        ),
    ],
)
def test_a_file_that_is_not_one_is_refused_in_a_sentence(
    text: str, sentence: str, tmp_path: Path, settings: Settings
) -> None:
    with pytest.raises(MisreadHelpLines) as refused:
        read(text)
    assert str(refused.value) == sentence
    own = tmp_path / "lines.toml"
    own.write_text(text, "utf-8")
    settings.NEARER_HELP_LINES = own
    [shown] = refusals()
    assert shown == f"The file in NEARER_HELP_LINES cannot be used: {sentence}. Mend or remove it."


def refusal(text: str) -> str:
    try:
        read(text)
    except MisreadHelpLines as refused:
        return str(refused)
    return ""


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_written_is_read_or_refused_in_one_row(key: str, words: str) -> None:
    """JSON's strings are TOML's, but for a sign that neither allows bare."""
    quoted = [json.dumps(each) for each in (key, words)]
    texts = [f"[{quoted[0]}]", f"{LINE}{quoted[0]} = {quoted[1]}", f"{LINE}call = {quoted[1]}", key]
    assert [said for text in texts if len((said := refusal(text)).splitlines()) > 1] == []


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MisreadHelpLines, match=r"^gone\.toml: no such file or directory$"):
        help_lines(tmp_path / "gone.toml")
    with pytest.raises(MisreadHelpLines, match="is a directory"):
        help_lines(tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes('[IE]\nname = "É"'.encode("latin-1"))
    with pytest.raises(MisreadHelpLines, match=r"^latin\.toml is not written in UTF-8$"):
        help_lines(latin)


def test_a_file_damaged_while_the_server_runs_takes_nobodys_help_away(
    tmp_path: Path, settings: Settings
) -> None:
    own = tmp_path / "lines.toml"
    settings.NEARER_HELP_LINES = own
    own.write_text(OWN, "utf-8")
    assert "LU" in lines_now().countries
    own.write_text("[IE", "utf-8")
    assert lines_now() is shipped()


def test_what_is_shipped_is_written_like_an_operators_file(tmp_path: Path) -> None:
    for each in SHIPPED.glob("*.toml"):
        assert help_lines(each).countries == shipped().countries
