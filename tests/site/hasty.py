"""The settings of a server that waits less long than ours, so that no test waits as long."""

from tests.site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.site.hasty_addresses"
