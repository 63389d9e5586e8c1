"""The link as a square to photograph."""

from __future__ import annotations

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(link: str) -> SafeString:
    """An SVG without a size, a style or a colour of its own: the page gives it those."""
    drawn = io.BytesIO()
    segno.make_qr(link, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 (drawn by us, a link has no markup)
