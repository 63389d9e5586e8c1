"""What may be pending at sign-in: a form kept from before a lock, or the account's deletion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.people import erasing, resubmit
from nearer.people.after_sign_in import first_page
from nearer.people.request import Request, cookies_of
from nearer.people.signed_in import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def kept(request: Request) -> HttpResponse:
    """The form that was being written when the page locked: sent again from here, or discarded.

    Its text is in hidden fields only, so that nobody looking over a shoulder can read it.
    """
    form = resubmit.kept(cookies_of(request), request.keyring)
    if request.method == "POST":
        resubmit.drop(cookies_of(request), request.keyring)
    if form is None or request.method == "POST":
        return HttpResponseRedirect(first_page(request.keyring))
    return render(request, "people/kept.html", {"kept": form, "again": resubmit.AGAIN})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def wish(request: Request) -> HttpResponse:
    """The account is about to be deleted: shows when, and how to cancel."""
    if not request.keyring.owner.delete_after:
        return redirect("account")
    if request.method == "POST":
        erasing.keep_after_all(request.keyring)
        messages.success(request, _("Your account stays. Nothing was lost."))
        return redirect("account")
    return render(request, "people/wish.html", {"onward": onward(request)})


def onward(request: Request) -> str:
    """Where "Leave it as it is" leads: to a kept form, or to Today."""
    has_kept = resubmit.kept(cookies_of(request), request.keyring) is not None
    return reverse("kept") if has_kept else first_page(request.keyring)
