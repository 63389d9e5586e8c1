"""No signal of Django's carries an open keyring: `docs/keys.md` says where one may be."""

from __future__ import annotations

import ast

from tests.rules.tree import short, sources

SENDS = {"send", "send_robust", "asend", "asend_robust"}


def keyrings_sent(text: str) -> list[str]:
    """Lines that send a signal with a keyring, under whatever name it goes."""
    return [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SENDS
        and any("keyring" in ast.unparse(each).split(".")[-1] for each in node.keywords)
    ]


def test_no_signal_carries_a_keyring() -> None:
    found = {short(each): keyrings_sent(each.read_text()) for each in sources()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_rule_notices() -> None:
    assert keyrings_sent("changed.send(None, keyring=self)") == ["line 1"]
    assert keyrings_sent("changed.send_robust(None, who=opened.keyring)") == ["line 1"]
    assert keyrings_sent("locked.send(None, person=keyring.me)") == []
