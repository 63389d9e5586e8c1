"""The papers at the door: short, true, and never forgotten."""

from __future__ import annotations

import ast
import re
import tomllib

from tests.rules.tree import ROOT, files, short

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def commands(readme: str) -> list[str]:
    """The commands of the first code block."""
    block = re.search(r"```\w*\n(.*?)```", readme, re.DOTALL)
    return [line.split("#")[0].strip() for line in block[1].splitlines()] if block else []


def newest(changelog: str) -> tuple[str, list[str]]:
    """The title of the newest section and its entries."""
    title, _, rest = changelog.partition("\n## ")[2].partition("\n")
    return title, [line for line in rest.partition("\n## ")[0].splitlines() if line[:2] == "- "]


def test_the_readme_opens_with_the_two_commands() -> None:
    assert commands((ROOT / "README.md").read_text())[:2] == ["make run", "make test"]


def test_the_changelog_has_an_entry() -> None:
    title, entries = newest((ROOT / "CHANGELOG.md").read_text())
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert title.startswith(("Unreleased", version))
    assert entries


def test_links_lead_somewhere() -> None:
    dead = [
        f"{short(page)}: {link}"
        for page in files("*.md")
        for link in LINK.findall(page.read_text())
        if not (page.parent / link).exists()
    ]
    assert dead == []


def test_decisions_are_numbered_without_a_gap() -> None:
    pages = files("docs/decisions/*.md")
    assert [page.name[:4] for page in pages] == [f"{n + 1:04}" for n in range(len(pages))]


def test_every_package_says_what_it_is_for() -> None:
    house = ROOT / "src" / "nearer"
    packages = [each for each in files("src/*/__init__.py") if each.parent.parent == house]
    modules = {short(each): ast.parse(each.read_text()) for each in packages}
    silent = [name for name, module in modules.items() if not ast.get_docstring(module)]
    assert silent == []


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert len(text.encode()) == 34_523


def test_the_rule_notices() -> None:
    assert commands("# A\n```sh\nmake run  # starts\nmake test\n```") == ["make run", "make test"]
    assert newest("# Changes\n\n## 0.2\n\n## 0.1\n- Old\n") == ("0.2", [])
    assert LINK.findall("[a](b.md#c) [d](https://e)") == ["b.md"]
