"""Says which settings are unsafe. Exit code 1 if Nearer would refuse to start with them, or if
people would find their passphrases wrong."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import check

from nearer.site.checks import is_production, refusals, shut_out, warnings
from nearer.site.clock import zones_in_use
from nearer.site.command_errors import refuse_if


class Command(check.Command):
    help = __doc__

    def handle(self, *labels: Any, **options: Any) -> None:
        refuse_if(refusals())
        refuse_if(shut_out(), "Nearer starts like this, but not everybody can come in.")
        super().handle(*labels, **options)
        for warning in warnings():
            self.stdout.write(f"Better: {warning}")
        self.stdout.write(zones_in_use())
        place = "The settings are sound." if is_production() else "Sound for localhost."
        self.stdout.write(place)
