"""`/health/`: whether this process and its database are there, for a probe or a load balancer.

It stands beside Django and not in it: a probe comes by any name of the machine, and gets no cookie.
The database is asked once for all who ask at the same moment, so that strangers cannot make it work
by asking often.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from ipaddress import ip_address

from django.utils import timezone
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from nearer.site.live import in_a_thread
from nearer.site.neighbours import neighbours
from nearer.site.tick import last_round

PATIENCE = 5.0
RETRY_AFTER = "30"

log = logging.getLogger(__name__)
_asking: asyncio.Task[datetime | None] | None = None


async def health(request: Request) -> Response:
    """200 or 503. To this machine it also says when the tick was here, and who else serves."""
    told = {"Cache-Control": "no-store"}
    try:
        last = await asyncio.wait_for(asyncio.shield(question()), PATIENCE)
    except Exception as error:
        log.warning("a probe found the database out of reach", exc_info=error)
        told |= {"Retry-After": RETRY_AFTER}
        return PlainTextResponse("the database is out of reach\n", 503, told)
    is_here = request.client is not None and is_loopback(request.client.host)
    return PlainTextResponse(f"well\n{for_operators(last) if is_here else ''}", 200, told)


def question() -> asyncio.Task[datetime | None]:
    """The one question that is under way."""
    global _asking  # noqa: PLW0603  of one event loop, which nothing else touches
    if _asking is None or _asking.done():
        _asking = asyncio.create_task(in_a_thread(last_round))
    return _asking


def for_operators(last: datetime | None) -> str:
    warning = neighbours.warning
    return tick_in_words(last) + (f"but {warning}\n" if warning else "")


def tick_in_words(last: datetime | None) -> str:
    if last is None:
        return "what falls due was never done yet\n"
    seconds = (timezone.now() - last).total_seconds()
    return f"what falls due was done {seconds:.0f} s ago\n"


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
