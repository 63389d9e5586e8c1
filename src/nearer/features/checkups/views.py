"""The help lines."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nearer.features.checkups.forms import Where
from nearer.features.checkups.lines_here import country_near, lines_now
from nearer.features.checkups.wording import sections, sources
from nearer.people.request import Request


@require_safe
def lines(request: Request) -> HttpResponse:
    """The lines of the country chosen here, else of where the person seems to be."""
    known, chosen = lines_now(), request.GET.get("country")
    country = country_near(request, known) if chosen is None else known.at(chosen)
    page = {
        "country": country,
        "sections": sections(country),
        "sources": sources(country),
        "is_checked": any(line.verified_on for line in country.every),
        "form": Where(known, country.code),
    }
    return render(request, "checkups/help.html", page)
