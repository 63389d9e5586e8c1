"""Ports to listen at."""

from __future__ import annotations

from argparse import ArgumentTypeError
from urllib.parse import urlsplit

from django.conf import settings

USUAL, HIGHEST = 8_000, 65_535


def usual_port() -> int:
    """Behind a proxy with a certificate, the port in the address is the proxy's."""
    port = None if settings.HTTPS else urlsplit(settings.NEARER_URL).port
    return port or USUAL


def port_number(text: str) -> int:
    """For argparse."""
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST:
        raise ArgumentTypeError(f"write a number from 1 to {HIGHEST}, like {USUAL}")
    return int(text)
