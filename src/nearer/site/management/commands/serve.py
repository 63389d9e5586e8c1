"""Serves the site in this one process until Ctrl-C or SIGTERM."""

from __future__ import annotations

import os
import resource
import signal
import socket
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site import metrics
from nearer.site.alone import alone_in
from nearer.site.checks import database_refusals, refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.dumps import forbid_dumps
from nearer.site.our_command import OurCommand
from nearer.site.pepper_checks import ensure_pepper
from nearer.site.ports import port_number, usual_port
from nearer.site.server import run

OPEN_FILES = 65_536
EVERY_IPV6 = "::"
EVERYWHERE = ("0.0.0.0", EVERY_IPV6)  # noqa: S104  asked for


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        port = usual_port()
        parser.add_argument(
            "--host", default="127.0.0.1", help="listen here (127.0.0.1); :: for every address"
        )
        parser.add_argument(
            "--port", type=port_number, default=port, help=f"and at this port ({port})"
        )
        parser.add_argument("--no-tick", action="store_true", help="leave it to `nearer tick`")
        parser.add_argument(
            "--metrics",
            type=port_number,
            metavar="PORT",
            help="numbers for Prometheus, at this port of 127.0.0.1 (none)",
        )

    def handle(self, *_: Any, host: str, port: int, no_tick: bool, **options: Any) -> None:
        refuse_if(refusals())
        self.check()
        refuse_if(database_refusals())
        ensure_pepper()
        set_limits()
        # SIGTERM stops the server as Ctrl-C does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with ExitStack() as held:
            listeners = [held.enter_context(each) for each in listen(host, port)]
            held.enter_context(alone_in(settings.DATA, shares=bool(settings.NEARER_LIVE)))
            self.stdout.write(f"{settings.NEARER_NAME} is at {settings.NEARER_URL} (Ctrl-C stops)")
            self.stdout.flush()
            listen_for_metrics(options["metrics"])
            run(listeners, ticks=not no_tick)
        self.stdout.write("Stopped.")


def set_limits() -> None:
    forbid_dumps()
    # Each open page holds a file descriptor, and most systems allow a thousand at first.
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def listen(host: str, port: int) -> list[socket.socket]:
    """At each address of the host. Raises `Refused`.

    Not one socket for both families: by it, IPv4 addresses would come as `::ffff:192.0.2.1`, which
    is no address that anybody writes into NEARER_TRUSTED_PROXIES.
    """
    opened: list[socket.socket] = []
    try:
        for address in EVERYWHERE if host == EVERY_IPV6 else (host,):
            for family, _, _, _, place in socket.getaddrinfo(
                address, port, type=socket.SOCK_STREAM
            ):
                opened.append(socket.create_server(place[:2], family=family, backlog=2048))
    except (OSError, UnicodeError) as error:
        for each in opened:
            each.close()
        raise Refused(f"Cannot listen at {host} port {port}{reason(error)}.") from None
    return opened


def reason(error: Exception) -> str:
    """The system's own words, without the half that Python adds in brackets."""
    number = getattr(error, "errno", None)
    if isinstance(error, socket.gaierror) or number is None:
        return ": this machine has no such address"
    return f": {os.strerror(number)}"


def listen_for_metrics(port: int | None) -> None:
    try:
        if port:
            metrics.listen(port)
    except OSError as error:
        raise Refused(f"Cannot listen for Prometheus at port {port}{reason(error)}.") from None
