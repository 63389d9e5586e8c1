"""Small drawings of an answer, for lists and cards. Each says in words what it shows."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nearer.features.feelings import wording
from nearer.features.feelings.logic.circles import PAIRS
from nearer.features.feelings.payloads import CheckIn, FirstWords

register = template.Library()


@register.simple_tag
def words_of(said: CheckIn | FirstWords) -> str:
    """`{% words_of checkin %}`: "tired, distant"."""
    return wording.words_of(said)


@register.simple_tag
def tiny_spot(checkin: CheckIn) -> SafeString:
    """`{% tiny_spot checkin %}`: the grid as a stamp, with its spot. An empty one stays faint."""
    if checkin.pleasantness is None or checkin.energy is None:
        return SafeString('<span class="tiny-grid" aria-hidden="true"></span>')
    return format_html(
        '<span class="tiny-grid" role="img" aria-label="{}"><svg viewBox="0 0 40 36">'
        '<circle cx="{}" cy="{}" r="5"/></svg></span>',
        wording.spot_of(checkin),
        2.5 + checkin.pleasantness * 3.5,
        33 - checkin.energy * 3,
    )


@register.simple_tag
def drawings(checkin: CheckIn) -> SafeString:
    """`{% drawings checkin %}`: spot and circles side by side, those that were answered."""
    spot = "" if checkin.pleasantness is None or checkin.energy is None else tiny_spot(checkin)
    drawn = format_html("{}{}", spot, tiny_circles(checkin.circles))
    return format_html('<div class="drawings">{}</div>', drawn) if drawn else drawn


@register.simple_tag
def tiny_circles(step: int | None) -> SafeString:
    """`{% tiny_circles checkin.circles %}`: two circles as close as the answer, or nothing."""
    if step is None:
        return SafeString("")
    return format_html(
        '<span class="tiny-circles" role="img" aria-label="{}"><svg viewBox="0 0 48 24">'
        '<circle class="me" cx="{}" cy="12" r="11"/>'
        '<circle class="partner" cx="{}" cy="12" r="11"/></svg></span>',
        _("Closeness %(step)s of 10") % {"step": step},
        PAIRS[step].me,
        PAIRS[step].partner,
    )
