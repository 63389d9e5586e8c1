"""The account pages (tab "You"): profile, devices, and when they lock."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.people import recovery, sessions
from nearer.people.forms.account import AboutYou, Limits
from nearer.people.keyring import About
from nearer.people.request import Request, cookies_of
from nearer.people.signed_in import signed_in
from nearer.people.time_zones import country_name


@require_safe
@signed_in
def account(request: Request) -> HttpResponse:
    """Everything about the account at a glance, with a link to change each part."""
    keyring = request.keyring
    page = {
        "person": keyring.owner,
        "about": keyring.about,
        "rows": about_rows(keyring.about),
        "devices": sessions.devices(keyring, cookies_of(request)),
        "is_unproved": recovery.unproved_code(keyring) is not None,
        "space": keyring.private,
    }
    return render(request, "people/account.html", page)


def about_rows(about: About) -> list[tuple[str, str]]:
    return [
        (_("Called"), about.called or _("not said")),
        (_("Time zone"), about.time_zone),
        (_("Country"), country_name(about.country) or _("not said")),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def about(request: Request) -> HttpResponse:
    """The profile: the name to be shown, time zone and country."""
    form = AboutYou(request.keyring.about, request.POST or None)
    if form.is_valid():
        form.write(request.keyring)
        messages.success(request, _("Saved."))
        return redirect("account")
    return render(request, "people/about.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def limits(request: Request) -> HttpResponse:
    """When a device locks by itself."""
    form = Limits(request.keyring.owner, request.POST or None)
    if form.is_valid():
        form.write(request.keyring)
        messages.success(request, _("Saved. It applies to every device from now on."))
        return redirect("account")
    return render(request, "people/limits.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def devices(request: Request) -> HttpResponse:
    """The unlocked devices. `which`, when posted, is the one to lock, "others" or "all"."""
    keyring, this = request.keyring, cookies_of(request)
    which = request.POST.get("which", "")
    if which == "all":
        sessions.lock_everywhere(keyring)
        return redirect("lock")
    if which == "others":
        sessions.lock_everywhere(keyring, but=this)
    elif which:
        sessions.lock_one(keyring, which)
    if request.method == "POST":
        return redirect("account-devices")
    return render(request, "people/devices.html", {"devices": sessions.devices(keyring, this)})
