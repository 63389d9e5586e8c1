"""The notice: what whoever runs the server has to tell, like an imprint, how data is kept, terms.

One TOML file: sections with a title and a text in Markdown, and a contact for reports of security
holes and for whoever was barred. Titles stand at the foot of every page and beside signing up. HTML
in a text is shown as it is typed, and pictures are not: a page here asks no other server for
anything.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

PAGE = "/notice/"
# Titles of the page and of its sections stand above the headings in a text.
DEEPER, DEEPEST = 2, 6
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
CONTACT = r"\A(mailto:|https://|tel:)[^\s\x00-\x1f\x7f]+\Z"
Address = Annotated[str, msgspec.Meta(pattern=CONTACT, max_length=200)]


class UnreadableNotice(ValueError):
    """The file is none. The message says why."""


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: Title
    text: str


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`contact`: for `/.well-known/security.txt`."""

    contact: Address = ""
    section: Annotated[tuple[Section, ...], msgspec.Meta(max_length=8)] = ()


class Shown(NamedTuple):
    """A section as the pages show it."""

    anchor: str
    title: str
    url: str
    text: SafeString


class Contact(NamedTuple):
    """How to reach whoever runs this server: `shown` without `mailto:` and the like."""

    url: str
    shown: str


def read(path: Path) -> Notice:
    """Raises `UnreadableNotice`."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Notice)
    except OSError as error:
        raise UnreadableNotice(error.strerror) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UnreadableNotice(str(error)) from None
    except (RecursionError, ValueError):
        raise UnreadableNotice("it is nested too deep, or has too long a number") from None


@cache
def notice(path: Path | None) -> Notice:
    """Read once: a changed file holds from the next start on."""
    return read(path) if path else Notice()


@cache
def sections(path: Path | None) -> tuple[Shown, ...]:
    numbered = enumerate(notice(path).section, start=1)
    return tuple(
        Shown(f"n{number}", each.title, f"{PAGE}#n{number}", in_html(each.text))
        for number, each in numbered
    )


def in_html(text: str) -> SafeString:
    writer = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens = writer.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + DEEPER, DEEPEST)}"
    html: str = writer.renderer.render(tokens, writer.options, {})
    return mark_safe(html)  # noqa: S308  the writer escapes all but its own tags


def here() -> tuple[Shown, ...]:
    """The sections of this server."""
    return sections(settings.NEARER_NOTICE)


def links(_request: object) -> dict[str, object]:
    """Context processor: what stands at the foot of every page, and whom one may ask."""
    return {"notices": here(), "contact": contact()}


def contact() -> Contact | None:
    url = notice(settings.NEARER_NOTICE).contact
    return Contact(url, url.partition(":")[2].strip("/")) if url else None
