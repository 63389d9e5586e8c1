"""Device names from the user agent, for their owner to recognise in a list: "Firefox on Android".

Browsers imitate each other's user agents, so the first mark that fits counts, the rarer ones first.
The full user agent is not stored: it would be a fingerprint of the device.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = (
    ("SamsungBrowser/", "Samsung Internet"),
    ("Edg", "Edge"),  # Edg/ on a desktop, EdgA/ and EdgiOS/ on a phone
    ("OPR/", "Opera"),
    ("OPT/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """The browser and the system in words; "A browser" for an unknown one."""
    browser = _first(BROWSERS, user_agent) or _("A browser")
    system = _first(SYSTEMS, user_agent)
    if not system:
        return browser
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}


def _first(marks: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in marks if mark in text), "")
