"""The address that belongs to no feature: the harmless page that leaving in a hurry opens."""

from __future__ import annotations

from nearer.registry.declaration import Feature, Public

FEATURE = Feature(
    outside="nearer.site.harmless_urls",
    public={"measures": Public("the harmless page the quick exit opens", 200, 405)},
)
