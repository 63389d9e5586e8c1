"""Pages bring no script, no style and no request of their own, and all share one frame."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch

from tests.rules.tree import Elements, files, markup, short, sources, templates

FRAME = "ui/page.html"
# Documents of their own: two must not look like ours, as they are shown on leaving in a hurry; the
# third is gone before anybody sees it.
OTHER_DOCUMENTS = {"ui/left.html", "site/measures.html", "people/crossing.html"}
# Taken away as a file and read without us: it has to bring its look along.
TAKEN_AWAY = {"export/readable.html"}
SPOKEN_BY_SCRIPT = re.compile(r"^(on\w+|hx-on.*|style)$")
NAMESPACE = re.compile(r"https?://www\.w3\.org/(2000/svg|1999/xlink|1999/xhtml)")
FOREIGN = re.compile(r"""(?:https?|wss?):(?://|\\/\\/)|(?<=["'(=])//\w""")
# Emptying is allowed: htmx notes the page's address even with its history switched off.
KEPT_BY_BROWSERS = re.compile(
    r"\b(localStorage|sessionStorage(?!\.clear\(\))|indexedDB|cookieStore|CacheStorage|caches|sendBeacon)\b"
    r"|document\s*\.\s*cookie"
)


def inline(template: str) -> list[str]:
    """Scripts and styles written into a page. The policy of our pages would refuse them."""
    found = []
    for tag, attributes in Elements(markup(template)).tags:
        found += [f"{tag} {name}" for name in attributes if SPOKEN_BY_SCRIPT.match(name)]
        found += [f"{tag} {v}" for v in attributes.values() if v.strip().startswith("javascript:")]
        is_words = attributes.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in attributes and not is_words):
            found.append(tag)
    return found


def foreign(text: str) -> list[str]:
    return FOREIGN.findall(NAMESPACE.sub("", text))


def kept(script: str) -> list[str]:
    """What a script would leave in the browser after the person has gone."""
    return [found[0] for found in KEPT_BY_BROWSERS.finditer(script)]


def parent(template: str) -> str:
    found = re.match(r"""\s*\{% extends ["']([^"']+)["'] %\}""", template)
    return found[1] if found else ""


def rendered(source: str) -> list[str]:
    """The templates that `render(request, ...)` names; `page.html#part` is a piece of a page."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [call.args[1] for call in calls if len(call.args) > 1 and is_render(call)]
    return [name for each in named for name in spelled(each) if name.endswith(".html")]


def spelled(name: ast.expr) -> list[str]:
    """What a name can be; each `*` stands for a value that only the running program knows."""
    if isinstance(name, ast.IfExp):
        return spelled(name.body) + spelled(name.orelse)
    if isinstance(name, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in name.values]
        return ["".join(map(str, parts))]
    return [str(name.value)] if isinstance(name, ast.Constant) else []


def is_render(call: ast.Call) -> bool:
    called = ast.unparse(call.func).rpartition(".")[2]
    return called in {"render", "TemplateResponse"} and ast.unparse(call.args[0]) == "request"


def by_name() -> dict[str, str]:
    return {short(each).partition("/templates/")[2]: each.read_text() for each in templates()}


def fits(name: str, pattern: str) -> bool:
    return fnmatch(name, pattern) and name.count("/") == pattern.count("/")


def frames(name: str, known: dict[str, str]) -> list[str]:
    """A template's parents up to the frame."""
    chain = [name]
    while above := parent(known.get(chain[-1], "")):
        chain.append(above)
    return chain


def outside_blocks(template: str) -> str:
    """What no page that stands in the frame can replace."""
    depth, fixed = 0, ""
    for part in re.split(r"(\{% (?:end)?block\b[^%]*%\})", template):
        depth += part.startswith("{% block") - part.startswith("{% endblock")
        fixed += "" if depth else part
    return fixed


def test_nothing_is_inline() -> None:
    found = {name: inline(text) for name, text in by_name().items() if name not in TAKEN_AWAY}
    assert {name: what for name, what in found.items() if what} == {}


def test_python_writes_no_inline_style() -> None:
    pattern = re.compile(r"""\s(style|on[a-z]+)=\\?["']|<(style|script)\b""")
    assert [short(each) for each in sources() if pattern.search(each.read_text())] == []


def test_nothing_comes_from_elsewhere() -> None:
    shipped = [*templates(), *files("src/*.css", "src/*.js", "src/*.svg", "src/*.webmanifest")]
    assert [short(each) for each in shipped if foreign(each.read_text())] == []


def test_scripts_leave_nothing_behind() -> None:
    found = {short(each): kept(each.read_text()) for each in files("src/*.js")}
    assert {name: what for name, what in found.items() if what} == {}


def test_every_page_stands_in_the_frame() -> None:
    known = by_name()
    patterns = {name for each in sources() for name in rendered(each.read_text())}
    pages = {name: [found for found in known if fits(found, name)] for name in patterns}
    assert [name for name, found in pages.items() if not found] == []
    loose = {name for each in pages.values() for name in each if FRAME not in frames(name, known)}
    assert loose <= OTHER_DOCUMENTS
    documents = {name for name, text in known.items() if "<html" in text}
    assert documents <= {FRAME, *OTHER_DOCUMENTS, *TAKEN_AWAY}


def test_the_frame_holds_the_way_out_and_the_help_lines() -> None:
    frame = by_name()[FRAME]
    fixed = outside_blocks(frame)
    assert "{% url 'leave' %}" in fixed
    assert "{% url 'help' %}" in fixed


def test_the_rule_notices() -> None:
    assert inline('<p style="color: red" onclick="go()">') == ["p style", "p onclick"]
    assert inline("<script>go()</script><style>p {}</style>") == ["script", "style"]
    assert inline('<a href="javascript:go()">') == ["a javascript:go()"]
    assert inline('<script src="{% static "a.js" %}"></script><p class="style">') == []
    assert foreign("url(//cdn.example/a.png)")
    assert foreign('<script src="https://cdn.example/a.js">')
    assert foreign('<svg xmlns="http://www.w3.org/2000/svg"> a // comment') == []
    assert kept("sessionStorage.clear()") == []
    assert kept("localStorage.a = 1; document.cookie = 'b'") == ["localStorage", "document.cookie"]
    assert rendered('render(request, "a/b.html" if x else "a/c.html#row", {})') == ["a/b.html"]
    assert rendered('render(request, f"a/{x}.html")') == ["a/*.html"]
    assert fits("a/b.html", "a/*.html")
    assert not fits("a/b/c.html", "a/*.html")
    assert "a" not in outside_blocks("{% block x %}{% block y %}{% endblock %}a{% endblock %}")
    assert frames("a", {"a": '{% extends "b" %}', "b": '{% extends "ui/page.html" %}'})[-1] == FRAME
