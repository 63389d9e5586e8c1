"""The Django application, for the server to mount."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.site.settings")
application = get_wsgi_application()
