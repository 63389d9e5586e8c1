"""The help lines of this server: ours, or those of the file that the operator names; and which
country's are shown to whom. Nothing here asks the database."""

from __future__ import annotations

from django.conf import settings

from nearer.features.checkups.logic.helplines import Country, HelpLines
from nearer.features.checkups.logic.line_files import MisreadHelpLines, help_lines, shipped
from nearer.people.request import Request
from nearer.people.time_zones import country_of


def lines_here() -> HelpLines:
    """Raises `MisreadHelpLines`."""
    return help_lines(settings.NEARER_HELP_LINES)


def lines_now() -> HelpLines:
    """The lines for a page. A file that was damaged while the server ran takes nobody's help away:
    then ours are shown, and `nearer check` says what is wrong."""
    try:
        return lines_here()
    except MisreadHelpLines:
        return shipped()


def country_near(request: Request, known: HelpLines) -> Country:
    """The country a person has chosen for themselves, else that of their time zone, else the
    server's. It is a first guess, which every page lets them change."""
    keyring = getattr(request, "keyring", None)
    about = keyring.about if keyring else None
    own = (about.country or country_of(about.time_zone)) if about else ""
    return known.at(own or settings.NEARER_COUNTRY)


def lines_near(request: Request) -> Country:
    """For other pages, which show `wording.sections` of it by `checkups/lines.html`."""
    return country_near(request, lines_now())
