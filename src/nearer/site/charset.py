"""Only UTF-8 reaches Django.

It reads a form in whatever charset the form names, and there are some that decode to nothing, or to
signs that no page can be written with. Our pages are UTF-8, and so is every form that they send.
"""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

NAMED = re.compile(rb"""charset\s*=\s*["']?([^"';\s]*)""")


def is_utf8(content_type: bytes) -> bool:
    """Whether a Content-Type names UTF-8 or no charset. Parameters in the form of RFC 2231, which
    name one of their own (`boundary*=`), are sent by no browser."""
    said = content_type.lower()
    named = NAMED.findall(said)
    return b"*" not in said and len(named) == said.count(b"charset") and {*named} <= {b"utf-8"}


def utf8_only(app: ASGIApp) -> ASGIApp:
    """Answers 415 to everything else."""

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        types = (value for name, value in scope.get("headers", ()) if name == b"content-type")
        if scope["type"] != "http" or all(map(is_utf8, types)):
            await app(scope, receive, send)
        else:
            await PlainTextResponse("", 415)(scope, receive, send)

    return gate
