"""After sign-in: begins the session and chooses the page to go to."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from nearer.people import resubmit, sessions
from nearer.people.browsers import device_name
from nearer.people.cookies import read_device, set_device, set_session
from nearer.people.keyring import Keyring
from nearer.people.known_devices import Device
from nearer.people.request import Request

# As the page to go to after sign-in, these would only sign the person out again.
WAYS_OUT = {"sign-in", "lock", "leave"}


def arrive(request: Request, keyring: Keyring, onward: str) -> HttpResponse:
    """Begins a session on this device and redirects to what is pending first.

    That is an account about to be deleted, then a form kept from before a lock, then `onward`.
    """
    new = sessions.begin(keyring, device_name(request.headers.get("User-Agent", "")))
    has_kept = resubmit.carry_over(request.cookies, new, keyring)
    has_kept = resubmit.take_along(resubmit.carried(request), new, keyring) or has_kept
    if request.cookies:
        sessions.lock(request.cookies)
    if keyring.owner.delete_after:
        onward = reverse("account-wish")
    elif has_kept:
        onward = reverse("kept")
    response = HttpResponseRedirect(onward)
    set_session(response, new)
    device = read_device(request) or Device.new()
    set_device(response, device.opened(keyring.owner.name))
    return response


def first_page(keyring: Keyring) -> str:
    """The address of Today, in the person's private space."""
    return reverse("today", args=[keyring.private])


def asked_for(request: Request, keyring: Keyring) -> str:
    """The page requested before signing in, if this keyring can open it; else Today."""
    wish = request.GET.get("next", "")
    if wish.startswith("/") and url_has_allowed_host_and_scheme(wish, allowed_hosts=None):
        try:
            found = resolve(urlsplit(wish).path)
        except Resolver404:
            return first_page(keyring)
        space = resubmit.space_in(wish)
        if found.url_name not in WAYS_OUT and (space is None or keyring.ring(space)):
            return wish
    return first_page(keyring)
