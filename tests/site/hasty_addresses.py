"""Shortens what the server waits for, in its own process, and changes nothing else."""

from __future__ import annotations

from nearer.site.bodies import Body
from nearer.site.patience import ImpatientProtocol
from tests.site.addresses import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]

ImpatientProtocol.patience = 1.0
Body.pause_seconds = 1.0
