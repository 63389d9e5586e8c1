"""What belongs to no feature: the harmless page, what the operator has to tell, altered rows."""

from __future__ import annotations

from collections.abc import Iterator

from nearer.registry.declaration import Feature, Public
from nearer.site import altered
from nearer.site.notice import UnreadableNotice, here


def refusals() -> Iterator[str]:
    """The law asks for a notice on every page, so a broken file is no reason to leave it out."""
    try:
        here()
    except UnreadableNotice as error:
        yield f"The file in NEARER_NOTICE cannot be used ({error}). Mend or remove it."


FEATURE = Feature(
    in_space="nearer.site.space_urls",
    warning=altered.warning,
    outside="nearer.site.harmless_urls",
    public={
        "measures": Public("the harmless page the quick exit opens", 200, 405),
        "style": Public("every part of our pages, where NEARER_DEBUG is on", 404, 405),
        # There is none unless the operator wrote one.
        "notice": Public("what the operator has to tell everybody", 404, 405),
        "security-contact": Public("where to report a security hole", 404, 405),
    },
    refusals=refusals,
)
