"""Every word that people read goes through gettext."""

from __future__ import annotations

import ast
import re

from django.template.base import Token, TokenType

from tests.rules.tree import STYLE_PAGE, Elements, markup, short, sources, templates, tokens

WORD = re.compile(r"[^\W\d_]{2,}")
# Our name is the same in every language.
SAME_EVERYWHERE = re.compile(r"\bNearer\b")
READ_ATTRIBUTES = {"alt", "title", "aria-label", "aria-description", "placeholder", "content-label"}
READ_ARGUMENTS = {"title", "label", "text", "hint", "lead", "heading", "caption", "alt", "summary"}
PLUMBING = {"load", "url", "static", "extends", "if", "elif", "block", "translate", "trans"}
PLUMBING |= {"blocktranslate", "blocktrans", "partialdef", "partial", "get_static_prefix"}
ARGUMENT = re.compile(r"""^(?:(?P<key>\w+)=)?(?P<quote>["'])(?P<words>.*)(?P=quote)$""")

GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
READ_KEYWORDS = {"label", "help_text", "empty_label", "verbose_name", "verbose_name_plural"}
LEVELS = {"debug", "info", "success", "warning", "error"}


def bare_words(template: str) -> list[str]:
    """Visible words outside `translate`: between tags, in attributes, in arguments of tags."""
    page = Elements(markup(template))
    seen = [*page.texts]
    for tag, attributes in page.tags:
        seen += [value for name, value in attributes.items() if name in READ_ATTRIBUTES]
        if tag == "input" and attributes.get("type") in {"submit", "button"}:
            seen.append(attributes.get("value", ""))
    seen += [words for token in tokens(template) for words in untranslated_arguments(token)]
    return [" ".join(each.split()) for each in seen if WORD.search(SAME_EVERYWHERE.sub("", each))]


def untranslated_arguments(token: Token) -> list[str]:
    if token.token_type != TokenType.BLOCK:
        return []
    name, *bits = token.split_contents()
    matches = [found for bit in bits if (found := ARGUMENT.match(bit))]
    if name in PLUMBING:
        return []
    return [
        found["words"]
        for found in matches
        if found["key"] in READ_ARGUMENTS or re.match(r"[A-Z][a-z]*( |$)", found["words"])
    ]


def bare_strings(source: str) -> list[str]:
    """Labels, hints, choices, refusals and messages in Python that are not translated."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += read_by_people(node)
        elif isinstance(node, ast.ClassDef) and "Choices" in ", ".join(
            map(ast.unparse, node.bases)
        ):
            values = [each.value for each in node.body if isinstance(each, ast.Assign)]
            found += [value.elts[-1] for value in values if isinstance(value, ast.Tuple)]
    return [ast.unparse(each) for each in found if is_bare(each)]


def read_by_people(call: ast.Call) -> list[ast.expr]:
    called = ast.unparse(call.func)
    last = called.rpartition(".")[2]
    found = [word.value for word in call.keywords if word.arg in READ_KEYWORDS]
    for word in call.keywords:
        if word.arg == "error_messages" and isinstance(word.value, ast.Dict):
            found += word.value.values
        elif word.arg == "choices" and isinstance(word.value, ast.List | ast.Tuple):
            pairs = [each for each in word.value.elts if isinstance(each, ast.Tuple)]
            found += [pair.elts[-1] for pair in pairs]
    if last == "ValidationError":
        found += call.args[:1]
    elif last == "add_error" or (last in LEVELS and called.startswith("messages.")):
        found += call.args[1:2]
    return found


def is_bare(expression: ast.expr) -> bool:
    """A string with words that no gettext call wraps."""
    if isinstance(expression, ast.Constant):
        return isinstance(expression.value, str) and bool(WORD.search(expression.value))
    if isinstance(expression, ast.BinOp):
        return is_bare(expression.left) or is_bare(expression.right)
    if isinstance(expression, ast.IfExp):
        return is_bare(expression.body) or is_bare(expression.orelse)
    return isinstance(expression, ast.JoinedStr)


def test_templates_are_translated() -> None:
    found = {short(each): bare_words(each.read_text()) for each in templates()}
    assert {name: bare for name, bare in found.items() if bare and not is_for_us(name)} == {}


def test_python_is_translated() -> None:
    found = {short(each): bare_strings(each.read_text()) for each in sources()}
    assert {name: bare for name, bare in found.items() if bare and not is_for_us(name)} == {}


def is_for_us(name: str) -> bool:
    return bool(STYLE_PAGE.search(name))


def test_the_rule_notices_bare_words() -> None:
    assert bare_words('<p class="lead">Hello {{ name }}</p>') == ["Hello 0"]
    assert bare_words('<img src="{% static "a.svg" %}" alt="A lamp">') == ["A lamp"]
    assert bare_words('{% button "Save it" kind="quiet" %}') == ["Save it"]
    assert bare_words('{% include "ui/a.html" with title="today" %}') == ["today"]
    assert bare_words("{% blocktranslate %}Hello{% endblocktranslate %} &middot; 3") == []
    assert bare_words('<a{% if x %} class="on"{% endif %}>{% translate "Mine" %}</a>') == []
    assert bare_words('{% button _("Save it") %}{# why #}{% comment %}Why{% endcomment %}') == []


def test_the_rule_notices_bare_strings() -> None:
    assert bare_strings('forms.CharField(label="Your name")') == ["'Your name'"]
    assert bare_strings('raise ValidationError(f"Not {x}")')
    assert bare_strings('messages.success(request, "Saved" if new else _("Changed"))')
    assert bare_strings('class Mood(TextChoices):\n    LOW = "low", "Low"') == ["'Low'"]
    assert bare_strings('F(choices=[("a", "One")], error_messages={"required": "Missing"})')
    assert bare_strings('F(label=_("Your name"), choices=[("a", _("One"))], name="plain")') == []
