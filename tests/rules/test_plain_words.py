"""What people read is said in everyday words: STYLE.md, "Words for people"."""

from __future__ import annotations

import ast
import re

from nearer.features.talks.logic.library import library
from tests.rules.tree import short, sources, templates

BOOKISH = re.compile(
    r"\b(somebody|whoever|whomever|anybody|telephone|anew|erased?|stirred up|take (it|them) back"
    r"|full up|has come(?! of)|lets you know that|so have you|signs|sign by sign)\b"
    r"|(?<!e-)\bmails?\b|!$",
    re.IGNORECASE,
)
# Said by other means, or not gone over so far.
LEFT_OUT = re.compile(
    r"features/checkups/|pairing/(safety|next|leave)\.html|src/nearer/site/|ui/templates/\d+\.html"
)
IN_TEMPLATES = re.compile(
    r"""\{% blocktranslate\b.*?%\}(?P<block>.*?)\{% endblocktranslate %\}"""
    r"""|\{% translate "(?P<tag>[^"]*)"|_\("(?P<call>[^"]*)"\)""",
    re.DOTALL,
)
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


def said_in_template(template: str) -> list[str]:
    found = [each.group(each.lastgroup or 0) for each in IN_TEMPLATES.finditer(template)]
    return [" ".join(each.split()) for each in found]


def said_in_python(source: str) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    said = [each.args for each in calls if ast.unparse(each.func).rpartition(".")[2] in GETTEXT]
    values = [each.value for args in said for each in args if isinstance(each, ast.Constant)]
    return [each for each in values if isinstance(each, str)]


def bookish(texts: list[str]) -> list[str]:
    return [text for text in texts if BOOKISH.search(text)]


def test_pages_speak_everyday_english() -> None:
    found = {short(each): bookish(said_in_template(each.read_text())) for each in templates()}
    found |= {short(each): bookish(said_in_python(each.read_text())) for each in sources()}
    assert {
        name: words for name, words in found.items() if words and not LEFT_OUT.search(name)
    } == {}


def test_questions_speak_everyday_english() -> None:
    assert bookish([question.text for question in library().values()]) == []


def test_the_rule_notices() -> None:
    assert bookish(said_in_template('{% translate "Erase it" %}')) == ["Erase it"]
    assert bookish(said_in_template('{% button _("Share it anew") %}')) == ["Share it anew"]
    block = "{% blocktranslate trimmed %}\n  Whoever\n  knows.\n{% endblocktranslate %}"
    assert bookish(said_in_template(block)) == ["Whoever knows."]
    assert bookish(said_in_python('X = _("By mail")')) == ["By mail"]
    assert bookish(said_in_python('f(ngettext("A sign", "Two signs", 2))')) == ["Two signs"]
    assert bookish(["By e-mail", "Share it again", "Anyone who knows"]) == []
