"""What the two agreed on. Each changes their own wishes at any time; the lighter ones count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nearer.pairing.couples import ours, put_wishes
from nearer.pairing.doors import in_couple
from nearer.pairing.forms import FourTaps
from nearer.pairing.logic.agreement import told
from nearer.people.request import Request
from nearer.spaces.space import OpenSpace


@require_http_methods(["GET", "HEAD", "POST"])
@in_couple
def agreement(request: Request, space: OpenSpace) -> HttpResponse:
    """What holds now, and one's own four wishes."""
    here = ours(space)
    form = FourTaps(here.mine, request.POST or None)
    if form.is_valid():
        put_wishes(space, form.wishes())
        messages.success(request, _("Kept."))
        return redirect("agreement", space.id)
    page = {"space": space, "form": form, "ours": here, "told": told(here.agreed, _)}
    return render(request, "pairing/agreement.html", page)
