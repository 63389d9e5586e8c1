"""Serves the site in this one process until Ctrl-C or SIGTERM."""

from __future__ import annotations

import resource
import signal
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from nearer.site import metrics
from nearer.site.checks import database_refusals, refusals
from nearer.site.command_errors import Refused, refuse_if
from nearer.site.our_command import OurCommand
from nearer.site.pepper_checks import ensure_pepper
from nearer.site.ports import port_number, usual_port
from nearer.site.server import run

OPEN_FILES = 65_536


class Command(OurCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        port = usual_port()
        parser.add_argument("--host", default="127.0.0.1", help="listen here (127.0.0.1)")
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
        with listen(host, port) as listener:
            self.stdout.write(f"{settings.NEARER_NAME} is at {settings.NEARER_URL} (Ctrl-C stops)")
            self.stdout.flush()
            listen_for_metrics(options["metrics"])
            run(listener, ticks=not no_tick)
        self.stdout.write("Stopped.")


def set_limits() -> None:
    # A core dump would hold what people wrote, in clear.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Each open page holds a file descriptor, and most systems allow a thousand at first.
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise Refused(f"Cannot listen at {host} port {port}: {error.strerror}.") from None


def listen_for_metrics(port: int | None) -> None:
    try:
        if port:
            metrics.listen(port)
    except OSError as error:
        raise Refused(f"Cannot listen for Prometheus at port {port}: {error.strerror}.") from None
