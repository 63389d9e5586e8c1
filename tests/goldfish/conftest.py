"""Without the feature there is nothing to test in here: `make test` also runs with it."""

from __future__ import annotations

from django.conf import settings

collect_ignore_glob = [] if "tests.goldfish" in settings.INSTALLED_APPS else ["test_*.py"]
