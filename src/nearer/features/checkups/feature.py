"""What the check-ups feature declares: so far help lines, and the answers about safety."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from nearer.features.checkups.lines_here import lines_here
from nearer.features.checkups.logic.line_files import MisreadHelpLines
from nearer.features.checkups.payloads import SafetyAnswers
from nearer.people.time_zones import country_name
from nearer.registry.declaration import Feature, Public
from nearer.registry.kinds import Kind


def refusals() -> Iterator[str]:
    """Reasons not to start: whoever needs the help page needs it at once, so it may not break
    then."""
    try:
        lines_here()
    except MisreadHelpLines as error:
        yield f"The file in NEARER_HELP_LINES cannot be used: {error}. Mend or remove it."
    code = settings.NEARER_COUNTRY
    if code and not country_name(code.upper()):
        yield (
            f"NEARER_COUNTRY is {code!r}, which is no country's code. "
            "Write two letters, like DE or GB, or leave it out."
        )


FEATURE = Feature(
    kinds=[Kind(SafetyAnswers, left_out="a file lies about; this stays where one alone can look")],
    outside="nearer.features.checkups.urls",
    public={"help": Public("help lines, for everybody in the same place", 200, 405)},
    refusals=refusals,
)
