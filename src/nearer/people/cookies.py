"""Our cookies: reading, setting and clearing them."""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

from nearer.people import known_devices
from nearer.people.known_devices import Device
from nearer.people.sessions import Cookies

SID, SECRET = "s", "k"
# Drafts from before there is an account: the first minutes, a partner's invitation, the operator's.
DRAFT, GUEST, TICKET = "d", "j", "t"
DEVICE = "o"
# What a page says once, after a form was taken. Signed, and of no one.
SAID = "messages"
# As long as browsers keep a cookie at most.
DEVICE_LASTS = timedelta(days=400)


class OnceSaid(CookieStorage):
    """Django's messages, in a cookie that no other host of the same domain can set."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.cookie_name = settings.COOKIE_PREFIX + SAID


def read_cookies(jar: dict[str, str]) -> Cookies | None:
    """The two halves from a cookie jar, or None when either is missing or malformed."""
    sid, secret = read_secret(jar, SID), read_secret(jar, SECRET)
    return Cookies(sid, secret) if sid and secret else None


def read_device(request: HttpRequest) -> Device | None:
    """What this browser says of the accounts that were opened in it, if it says anything."""
    value = read_secret(request.COOKIES, DEVICE, known_devices.SIZE)
    return Device.decode(value) if value else None


def read_secret(jar: dict[str, str], name: str, size: int = 32) -> bytes | None:
    """So many bytes from one of our cookies, or None."""
    value = jar.get(settings.COOKIE_PREFIX + name, "")
    try:
        secret = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == size else None


def set_secret(
    response: HttpResponse, name: str, secret: bytes, lasts: timedelta | None = None
) -> None:
    """Sets one of our cookies. Without a time it ends with the browser."""
    response.set_cookie(
        settings.COOKIE_PREFIX + name,
        base64.urlsafe_b64encode(secret).rstrip(b"=").decode(),
        max_age=lasts,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def set_device(response: HttpResponse, device: Device) -> None:
    set_secret(response, DEVICE, device.encode(), DEVICE_LASTS)


def set_session(response: HttpResponse, cookies: Cookies) -> None:
    set_secret(response, SID, cookies.sid)
    set_secret(response, SECRET, cookies.secret)


def clear_session(response: HttpResponse) -> None:
    clear_secret(response, SID)
    clear_secret(response, SECRET)


def clear_secret(response: HttpResponse, name: str) -> None:
    response.set_cookie(
        settings.COOKIE_PREFIX + name,
        max_age=0,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
