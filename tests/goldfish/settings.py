"""Nearer with one more feature: the line is `INSTALLED_APPS`. And with a second language."""

from __future__ import annotations

from pathlib import Path

import polib

from nearer.site import settings as house
from nearer.site.settings import *  # noqa: F403  (that is what settings are for)

INSTALLED_APPS = [*house.INSTALLED_APPS, "tests.goldfish"]
LANGUAGES = [*house.LANGUAGES, ("de", "Deutsch")]

GERMAN = Path(__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"
polib.pofile(str(GERMAN)).save_as_mofile(str(GERMAN.with_suffix(".mo")))
