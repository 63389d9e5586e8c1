"""What may wait for somebody who signs in: words from before a lock, or a wish to go."""

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
    """What was being written when the page locked: sent again from here, or discarded.

    The words stand in hidden fields only; who looks over a shoulder reads nothing.
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
    """The account is about to be deleted: when, and the way back."""
    if not request.keyring.owner.delete_after:
        return redirect("account")
    if request.method == "POST":
        erasing.keep_after_all(request.keyring)
        messages.success(request, _("Your account stays. Nothing was lost."))
        return redirect("account")
    return render(request, "people/wish.html", {"onward": onward(request)})


def onward(request: Request) -> str:
    """Where "Leave it as it is" leads: to words that wait, or to Today."""
    has_kept = resubmit.kept(cookies_of(request), request.keyring) is not None
    return reverse("kept") if has_kept else first_page(request.keyring)
