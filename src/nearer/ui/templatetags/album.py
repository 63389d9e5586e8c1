"""Somebody's words, and the lines that lead to them. There in every template, as `ui` is:

{% row _("How are you?") url=check_in_url thumb=picture %}Any answer counts.{% endrow %}
{% sheet "partner" name=couple.name shape="quote" about=question %}{{ text }}{% endsheet %}
{% menu %}<li><a href="...">{% translate "Withdraw it" %}</a></li>{% endmenu %}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nearer.ui.templatetags.ui import bare_content, part

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

register = template.Library()


@register.simple_block_tag
def row(content: str, title: Words, url: str, **options: Any) -> SafeString:
    """One line that leads somewhere: what it is, in a few words why, an arrow. `thumb`: a drawing
    at its start, made before with `{% spot ... as thumb %}`; `new=True`: something is new there.
    """
    return part("row", **{"thumb": "", "new": False, **options}, title=title, url=url,
                content=bare_content(content))  # fmt: skip


@register.simple_block_tag
def sheet(content: str, whose: str, **options: Any) -> SafeString:
    """Somebody's words. `whose`: "me" or "partner"; `name`: how the partner is called.

    `shape`: "page" (tinted, the usual one), "quote" (large, no ground), "note" (small, tinted),
    "slip" (a thank-you: a drawn frame, its `reason` underlined by hand). `about`: a line above;
    `day`: a date beside the name. Two in `<div class="facing">` turn to each other, notes stand in
    `<div class="notes">`.
    """
    words = {"shape": "page", "name": "", "about": "", "day": None, "reason": "", **options}
    return part("sheet", **words, whose=whose, content=bare_content(content))


@register.simple_block_tag
def menu(content: str, label: Words = "") -> SafeString:
    """What else can be done here, behind one small sign: items of a list, links or buttons."""
    return part("menu", content=content, label=label or _("More"))


@register.simple_tag
def new(whose: str = "partner") -> SafeString:
    """`{% new %}`: something is new there. A dot, never a count."""
    return format_html(
        '<span class="new {}"><span class="unseen">{}</span></span>', whose, _("something new")
    )


@register.simple_tag
def whose(who: str, name: Words = "") -> SafeString:
    """`{% whose "partner" couple.name %}`: a shape and a name; mine is a circle and "You"."""
    return part("whose", who=who, name=name or _("You"))
