"""Nearer: a private place for two people who do not want to drift apart."""

from zoneinfo import reset_tzpath

# Time zones are those of the `tzdata` package, which the lock file names, and not the machine's,
# which may be years old: a moment has the same hour in a page, a mail and a calendar, everywhere.
reset_tzpath(())
