"""Small drawings of an answer, for lists and cards. Each says in words what it shows."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nearer.features.feelings import wording
from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.features.feelings.places import place
from nearer.ui.circles import circles
from nearer.ui.light import light_of_spot
from nearer.ui.templatetags.drawn import grid_picture

register = template.Library()


@register.simple_tag
def words_of(said: CheckIn | FirstWords) -> str:
    """`{% words_of checkin %}`: "tired, distant"."""
    return wording.words_of(said)


@register.simple_tag
def light_of(checkin: CheckIn) -> str:
    """`{% light_of checkin %}`: the classes by which a page takes the light of its spot."""
    at = place(checkin)
    return light_of_spot(*at) if at else ""


@register.simple_tag
def tiny_spot(checkin: CheckIn) -> SafeString:
    """`{% tiny_spot checkin %}`: the grid as a stamp, with its spot. An empty one stays faint."""
    at = place(checkin)
    drawn = grid_picture(*at, label=wording.spot_of(checkin)) if at else grid_picture()
    return format_html('<span class="tiny-grid">{}</span>', drawn)


@register.simple_tag
def drawings(checkin: CheckIn) -> SafeString:
    """`{% drawings checkin %}`: spot and circles side by side, those that were answered."""
    spot = tiny_spot(checkin) if place(checkin) else ""
    drawn = format_html("{}{}", spot, tiny_circles(checkin.circles))
    return format_html('<div class="drawings">{}</div>', drawn) if drawn else drawn


@register.simple_tag
def tiny_circles(step: int | None) -> SafeString:
    """`{% tiny_circles checkin.circles %}`: two circles as close as the answer, or nothing."""
    if step is None:
        return SafeString("")
    return format_html(
        '<span class="tiny-circles">{}</span>',
        circles(step, size="small", label=_("Closeness %(step)s of 10") % {"step": step}),
    )
