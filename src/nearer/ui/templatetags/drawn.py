"""What is drawn. Each has its docstring where it is made; all are there in every template.

{% circles 1 me="dotted" partner="closed" size="large" label=_("...") %}     ui/circles.py
{% spot 0.8 0.7 label=_("tender") %} {% week days _("Your seven days") %}     ui/spots.py
{% drawing "jar" %} {% grid_picture %}
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nearer.ui import spots
from nearer.ui.circles import circles

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words

register = template.Library()
register.simple_tag(circles)
register.simple_tag(spots.spot)
register.simple_tag(spots.week)
register.simple_tag(spots.weeks)


@register.simple_tag
def drawing(name: str) -> SafeString:
    """`{% drawing "jar" %}`: one of our own line drawings, in `templates/ui/drawings/`. Readers
    pass over it: what it shows is said in words beside it."""
    return _drawing(name)


@cache
def _drawing(name: str) -> SafeString:
    return mark_safe(get_template(f"ui/drawings/{name}.svg").render().strip())  # noqa: S308


@register.simple_tag
def grid_picture(x: float | None = None, y: float | None = None, **options: Any) -> SafeString:
    """`{% grid_picture 0.7 0.2 label=_("...") %}`: the feeling grid, with a spot or without."""
    label: Words = options.get("label", "")
    shown = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    dot = ""
    if x is not None and y is not None:
        dot = format_html(
            '<svg viewBox="0 0 40 36"><circle class="dot" cx="{}" cy="{}" r="4"/></svg>',
            f"{6 + 28 * x:.4g}", f"{6 + 24 * y:.4g}",
        )  # fmt: skip
    return format_html('<span class="grid-picture" {}>{}</span>', SafeString(shown), dot)
