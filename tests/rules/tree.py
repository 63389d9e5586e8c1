"""The project's own files, as the rules read them. Each rule's detector takes text, so that each
rule can also be shown a small bad example: a rule that cannot fail keeps nothing."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

ROOT = Path(__file__).resolve().parents[2]
# For whoever builds Nearer, and answered only where NEARER_DEBUG is on: nobody reads it, nothing of
# it is kept.
STYLE_PAGE = re.compile(r"site[/.](templates/site/)?style")


@cache
def tracked() -> tuple[Path, ...]:
    """What git knows or would add: files of today, committed or not."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return unpacked()
    return tuple(sorted(ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()))


def unpacked() -> tuple[Path, ...]:
    """The same for an archive without git: every file outside the folders that git leaves out."""
    left_out = {line.strip("/") for line in (ROOT / ".gitignore").read_text().split()} | {".git"}
    every = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in every if not left_out & set(short(path).split("/"))))


def files(*patterns: str) -> list[Path]:
    """Files whose path from the root fits one of the patterns; `*` also crosses folders."""
    return [path for path in tracked() if any(fnmatch(short(path), each) for each in patterns)]


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_migration(path: Path) -> bool:
    return path.parent.name == "migrations" and path.name != "__init__.py"


def sources() -> list[Path]:
    return [path for path in files("src/*.py") if not is_migration(path)]


def templates() -> list[Path]:
    return files("src/*/templates/*.html", "src/*/templates/*.txt")


def functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


SILENT = re.compile(r"^(comment|blocktrans(late)?)$")


def tokens(template: str) -> Iterator[Token]:
    """A template's tokens without comments and without what is translated as a block."""
    until = None
    for token in Lexer(template).tokenize():
        name = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if until is None and SILENT.match(name):
            until = f"end{name}"
            yield token
        elif until is None:
            yield token
        elif name == until:
            until = None


def markup(template: str) -> str:
    """A template as plain HTML: each variable becomes a digit, each tag a space."""
    stand_in = {TokenType.VAR: "0", TokenType.BLOCK: " ", TokenType.COMMENT: ""}
    return "".join(stand_in.get(each.token_type, each.contents) for each in tokens(template))


class Elements(HTMLParser):
    """Collects start tags with their attributes, and the text between tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.texts.append(data)
