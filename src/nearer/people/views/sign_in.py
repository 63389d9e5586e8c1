"""Signing in: with the passphrase, or with the recovery code when it is forgotten."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nearer.people import resubmit
from nearer.people.after_sign_in import arrive, asked_for
from nearer.people.asking import ask, who_asks
from nearer.people.forms.sign_in import Recover, SignIn
from nearer.people.passphrases import verdict
from nearer.people.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Request) -> HttpResponse:
    """Opens the keyring with name and passphrase, and leads to the page that was asked for."""
    if request.keyring and request.method != "POST":
        return HttpResponseRedirect(asked_for(request, request.keyring))
    form = SignIn(request.POST or None)
    if form.is_valid() and (keyring := form.keyring(who_asks(request))):
        return arrive(request, keyring, asked_for(request, keyring))
    return ask(request, "people/sign_in.html", form, carried=resubmit.carried(request))


@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: Request) -> HttpResponse:
    """Opens everything with the recovery code; sets a new passphrase and makes a new code."""
    form = Recover(request.POST or None)
    if form.is_valid() and (keyring := form.keyring(who_asks(request))):
        return arrive(request, keyring, reverse("account-code"))
    return ask(request, "people/recover.html", form)


@require_POST
def passphrase_strength(request: Request) -> HttpResponse:
    """How strong the passphrase being typed is. It is not stored."""
    typed, name = request.POST.get("new_passphrase", ""), request.POST.get("name", "")
    owner = request.keyring.owner.name if request.keyring else name
    said = verdict(typed, owner) if typed else None
    return render(request, "people/new_passphrase.html#strength", {"said": said})
