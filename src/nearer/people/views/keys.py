"""The pages of the passphrase, the recovery code, and the keys behind them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nearer.people import recovery, sessions
from nearer.people.after_sign_in import arrive, first_page
from nearer.people.asking import ask, who_confirms
from nearer.people.forms.account import ProveAgain, ProveCode
from nearer.people.forms.sign_in import ChangePassphrase, NewCode, NewKeys
from nearer.people.passphrases import verdict
from nearer.people.request import Request, cookies_of
from nearer.people.signed_in import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def passphrase(request: Request) -> HttpResponse:
    """Sets a new passphrase for the same keys, and locks the other devices."""
    form = ChangePassphrase(request.keyring.owner, who_confirms(request), request.POST or None)
    if form.is_valid() and form.is_changed():
        sessions.lock_everywhere(request.keyring, but=cookies_of(request))
        words = verdict(form.cleaned_data["new_passphrase"])[1]
        said = _("Your passphrase is changed: %(words)s. Your other devices are locked.")
        messages.success(request, said % {"words": words.lower()})
        return redirect("account")
    return ask(request, "people/passphrase.html", form)


@require_safe
@signed_in
def code(request: Request) -> HttpResponse:
    """Shows the recovery code until its owner has proved that they kept it; then never again."""
    shown = recovery.unproved_code(request.keyring)
    if shown is None:
        return render(request, "people/code_kept.html")
    later = first_page(request.keyring)
    return render(request, "people/code.html", {"groups": shown.split("-"), "later": later})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def prove_code(request: Request) -> HttpResponse:
    """Asks for two groups of the code, from where they were written down."""
    if recovery.unproved_code(request.keyring) is None:
        return redirect("account-code")
    form = ProveCode(request.POST or None)
    if form.is_valid() and form.proves(request.keyring):
        messages.success(request, _("That is right. From now on only you have the code."))
        return HttpResponseRedirect(first_page(request.keyring))
    return render(request, "people/prove_code.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def code_again(request: Request) -> HttpResponse:
    """Asks for two groups once more after a week. `lost`: the paper is not there any more."""
    if not recovery.is_asked_again(request.keyring):
        return redirect("account")
    if "lost" in request.POST:
        recovery.ask_no_more(request.keyring)
        return redirect("account-code-new")
    form = ProveAgain(request.POST or None)
    if form.is_valid() and form.proves(request.keyring):
        recovery.ask_no_more(request.keyring)
        messages.success(request, _("That is right. You will not be asked again."))
        return HttpResponseRedirect(first_page(request.keyring))
    return render(request, "people/code_again.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_code(request: Request) -> HttpResponse:
    """Replaces the recovery code."""
    form = NewCode(request.keyring.owner, who_confirms(request), request.POST or None)
    if form.is_valid() and form.is_made():
        return redirect("account-code")
    return ask(request, "people/new_code.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keys(request: Request) -> HttpResponse:
    """Re-key: replaces every key, for the day somebody else may have had one."""
    form = NewKeys(request.keyring.owner, who_confirms(request), request.POST or None)
    if form.is_valid() and (keyring := form.keyring()):
        return arrive(request, keyring, reverse("account-code"))
    return ask(request, "people/keys.html", form)
