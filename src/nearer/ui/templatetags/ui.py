"""The parts of a page. `{% load ui %}` and write, for example:

    {% extends "ui/page.html" %}{% load i18n ui %}
    {% block where %}{% back today_url _("Today") %}{% endblock %}
    {% block heading %}{% translate "Where are you now?" %}{% endblock %}
    {% block lead %}{% translate "Tap the spot." %}{% endblock %}
    {% block content %}...{% endblock %}

Classes that need no tag: `cards` (side by side when there is room; a child with `whole` takes the
full breadth), `halves` (two columns; both let the page use a wide screen), `stack` (below each
other), `hint` (soft small text), `month` (a heading in a list).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from nearer.ui import context as settings
from nearer.ui import links
from nearer.ui.direction import isolated
from nearer.ui.icons import drawing
from nearer.ui.moments import moment
from nearer.ui.steady import steady

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

register = template.Library()
register.tag(steady)
register.filter("isolated", isolated)
register.filter("moment", moment)

AUDIENCES: dict[str, Words] = {
    "me": _("only me"),
    "us": _("us"),
    "room": _("this counselling room"),
}
SIGNS = {"care": "care", "wrong": "amiss", "good": "good", "success": "good", "warning": "care"}
TONES = {"error": "wrong", "warning": "care"}


_template = cache(get_template)
# Set to "" because a missing context variable is slow to resolve.
CARD = {"level": 2, "kicker": "", "audience": "", "tone": "", "url": "", "anchor": ""}


def part(name: str, /, **words: Any) -> SafeString:
    return SafeString(_template(f"ui/parts/{name}.html").render(words))


def bare_content(content: str) -> SafeString:
    """Rendered content without the line breaks of its template; `str.strip` returns an unsafe
    string."""
    return SafeString(content.strip())


@register.simple_tag
def app_name() -> str:
    """The constant, neutral title; needs no context, so that even the 500 page has it."""
    return settings.app_name()


@register.simple_tag
def neutral_url() -> str:
    """Where "Leave this page" leads."""
    return settings.neutral_url()


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """`{% icon "sun" %}` `{% icon "help" size=20 %}`: names in `ui/icons.py`."""
    return drawing(name, size)


@register.simple_tag
def back(url: str, label: Words) -> SafeString:
    """`{% block where %}{% back today_url _("Today") %}{% endblock %}`: the way back, top left."""
    return format_html('<a class="back" href="{}">{}{}</a>', url, drawing("back", 20), label)


@register.simple_tag
def button(
    label: Words, url: str = "", *, kind: str = "", whose: str = "", **attributes: Any
) -> SafeString:
    """A button, or with `url` a link that looks like one.

    `{% button _("Save") %}` `{% button _("Check in") url=check_in_url %}`
    `kind`: "" (the main act), "quiet" (outlined), "plain" (words), "quiet small" (in a list).
    `whose`: "" (mine, teal), "us" (plum), "partner", "erase".
    Anything else becomes an attribute: `name="step" value="2" hx_post=url`.
    """
    attributes["class"] = " ".join(filter(None, ("button", kind, whose)))
    attrs = flatatt({name.replace("_", "-"): value for name, value in attributes.items()})
    if url:
        return format_html('<a href="{}"{}>{}</a>', url, attrs, label)
    return format_html("<button{}>{}</button>", attrs, label)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Buttons beside each other, of the same size, below each other on a small screen.

    `{% actions %}{% button _("Yes") %}{% button _("Not now") url=u kind="quiet" %}{% endactions %}`
    """
    return format_html('<div class="actions">{}</div>', content)


@register.simple_tag
def audience(who: str, label: Words = "") -> SafeString:
    """`{% audience "me" %}`: a shape and a word that say who sees this: "me", "us", "room"."""
    words = label or AUDIENCES[who]
    return format_html('<span class="badge {}">{}{}</span>', who, drawing(who, 15), words)


@register.simple_tag
def who_sees(who: str, label: Words = "") -> SafeString:
    """`{% who_sees "me" %}`: the line "Who sees this", to stand before every button that saves."""
    return format_html(
        '<p class="who"><span>{}</span>{}</p>', _("Who sees this"), audience(who, label)
    )


@register.simple_block_tag
def card(content: str, title: Words = "", **options: Any) -> SafeString:
    """`{% card _("A half-minute for yourself") kicker=_("How are you?") %}<p>...</p>{% endcard %}`

    `kicker`: small line above. `audience`: badge beside it. `tone`: "me", "us", "partner" tint it;
    "whole" takes the full breadth among `cards`. `url` makes the whole card a link, `level` is the
    heading's (2), `anchor` an id. A button inside stands at the end by itself.
    """
    return part("card", **{**CARD, **options, "title": title, "content": content})


@register.simple_block_tag
def notice(content: str, tone: str = "", **options: Any) -> SafeString:
    """`{% notice tone="care" title=_("Before you go on") %}<p>...</p>{% endnotice %}`

    `tone`: "" (a calm word), "care", "wrong", "us"; `role="alert"` when it comes unasked.
    """
    words = {"level": 2, "sign": SIGNS.get(tone, "word"), **options}
    return part("notice", **words, tone=TONES.get(tone, tone), content=content)


@register.simple_block_tag
def empty(content: str, title: Words = "", **options: Any) -> SafeString:
    """Nothing here yet: an invitation, never a reproach.

    `{% empty _("Your first days will appear here") %}<p>...</p>{% button ... %}{% endempty %}`
    `drawing`: one of ours, see `drawn.py`.
    """
    words = {"level": 2, "drawing": "plant", **options}
    return part("empty", **words, title=title, content=content)


@register.simple_block_tag
def said(content: str) -> SafeString:
    """`{% said %}{{ entry.payload.words }}{% endsaid %}`: what a person wrote, in the serif."""
    return format_html('<div class="said">{}</div>', bare_content(content))


@register.simple_tag
def steps(now: int, of: int) -> SafeString:
    """`{% steps 2 5 %}`: where one is in a short way."""
    return part("steps", now=now, of=of, places=range(1, of + 1))


@register.simple_block_tag
def item(content: str, title: Words, **options: Any) -> SafeString:
    """A row of `<ul class="list">`.

    `{% item _("Monday 23 November") url=u note=_("6 of 10") %}tired, distant{% enditem %}`
    """
    return part("item", **options, title=title, content=bare_content(content))


@register.simple_tag(takes_context=True)
def draw(context: Context, card: Any) -> SafeString:
    """`{% draw card %}`: a card that a feature declares, with its own template and context."""
    with context.push(**card.context):
        return SafeString(_template(card.template).template.render(context))  # type: ignore[attr-defined]


@register.simple_tag(takes_context=True)
def links_on(context: Context, place: str, about: object, *, plain: bool = False) -> SafeString:
    """`{% links_on "check-in" entry %}`: links that features laid here, see `nearer.ui.links`.
    `plain`: as items of a list that is there already."""
    found = links.found(place, context.get("request"), about)
    return part("links", links=found, plain=plain)


@register.simple_tag
def table(caption: Words, head: Sequence[Words], rows: Iterable[Sequence[Any]]) -> SafeString:
    """`{% table _("Your devices") head rows %}`; on a phone every row becomes a block."""
    named = [list(zip(head, row, strict=True)) for row in rows]
    return part("table", caption=caption, head=head, rows=named)


@register.simple_tag
def pairs(pairs: Iterable[tuple[Words, Any]]) -> SafeString:
    """`{% pairs rows %}`: a definition list of (term, words)."""
    return part("pairs", pairs=pairs)


@register.simple_tag
def pages(page: Any, name: str = "page") -> SafeString:
    """`{% pages page %}`: newer and older, from a Django `Page`; `name` is the query's key."""
    return part("pages", page=page, name=name)


@register.simple_tag
def field(
    bound: BoundField, label: Words = "", *, hint: Words = "", unseen: bool = False
) -> SafeString:
    """`{% field form.name %}` `{% field form.words hint=_("A sentence is enough.") %}`

    Label, hint, what is not right, the field; the value stays. `unseen=True` leaves the label to
    screen readers, where the heading already asks. `{{ form }}` draws all fields of a form.
    """
    if label:
        bound.label = label
    if hint:
        bound.help_text = hint
    return bound.render("ui/field.html", {"field": bound, "unseen": unseen})


@register.simple_tag
def problems(form: BaseForm) -> SafeString:
    """`{% problems form %}`: what is not right, linked to the fields; nothing when all is well."""
    if not form.is_bound or not form.errors:
        return SafeString("")
    return SafeString(get_template("ui/problems.html").render({"form": form}))
