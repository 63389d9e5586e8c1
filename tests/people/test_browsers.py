"""Device names from the user agent."""

from __future__ import annotations

import pytest

from nearer.people.browsers import device_name

LIKE = "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) "
CHROME = "Chrome/138.0.0.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (%s; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = LIKE % "iPhone; CPU iPhone OS 18_5 like Mac OS X"
IPAD = LIKE % "iPad; CPU OS 18_5 like Mac OS X"
MAC = LIKE % "Macintosh; Intel Mac OS X 10_15_7"
WINDOWS = LIKE % "Windows NT 10.0; Win64; x64"
ANDROID = LIKE % "Linux; Android 15; K"
CHROMEBOOK = LIKE % "X11; CrOS x86_64 14541.0.0"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX % "Android 15; Mobile", "Firefox on Android"),
        (FIREFOX % "X11; Linux x86_64", "Firefox on Linux"),
        (IPHONE + "FxiOS/140.0 Mobile/15E148 Safari/605.1.15", "Firefox on iPhone"),
        (IPHONE + "CriOS/138.0 Mobile/15E148 Safari/604.1", "Chrome on iPhone"),
        (IPHONE + "Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone"),
        (IPAD + "Version/18.5 Safari/604.1", "Safari on iPad"),
        (MAC + "Version/18.5 Safari/605.1.15", "Safari on Mac"),
        (MAC + CHROME, "Chrome on Mac"),
        (WINDOWS + CHROME, "Chrome on Windows"),
        (WINDOWS + CHROME + " Edg/138.0.0.0", "Edge on Windows"),
        (ANDROID + CHROME + " EdgA/138.0", "Edge on Android"),
        (WINDOWS + CHROME + " OPR/120.0.0.0", "Opera on Windows"),
        (ANDROID + "SamsungBrowser/28.0 " + CHROME, "Samsung Internet on Android"),
        (CHROMEBOOK + CHROME, "Chrome on Chromebook"),
        ("curl/8.14.1", "A browser"),
        ("Something (Android 15)", "A browser on Android"),
        ("Safari/1", "Safari"),
        ("", "A browser"),
    ],
)
def test_a_device_has_a_name(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name
