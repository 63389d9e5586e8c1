"""Nearer's own settings, with the addresses of `addresses.py`."""

from nearer.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.site.addresses"
