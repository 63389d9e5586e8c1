"""The help lines."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.features.checkups.forms import Where
from nearer.features.checkups.lines_here import lines_here
from nearer.features.checkups.wording import sections
from nearer.people.request import Request


@require_safe
def lines(request: Request) -> HttpResponse:
    """The lines of the country chosen here, else of the profile's, else of the server's."""
    known = lines_here()
    usual = request.keyring.about.country if request.keyring else ""
    country = known.at(request.GET.get("country", usual or settings.NEARER_COUNTRY))
    page = {
        "country": country,
        "sections": sections(country),
        "is_checked": any(line.verified_on for line in country.lines),
        "form": Where(known, country.code),
    }
    return render(request, "checkups/help.html", page)
