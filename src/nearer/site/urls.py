"""Every address there is. Under `/s/<space>/` the door hands the view an open space.

The others stand on the list of the doors test, each with its reason.
"""

from __future__ import annotations

from django.urls import include, path, register_converter

from nearer.site import views
from nearer.site.url_converters import Month, ShortId

register_converter(ShortId, "short")
register_converter(Month, "month")

IN_SPACE = [
    f"nearer.{each}.urls"
    for each in ("plan", "features.feelings", "insights", "pairing", "ours", "export")
]

urlpatterns = [
    # First: nearly every request leads there, and all that stands above it would be tried before.
    path("s/<short:space>/", include([path("", include(each)) for each in IN_SPACE])),
    path("", include("nearer.start.urls")),
    path("", include("nearer.people.urls")),
    path("", include("nearer.features.checkups.urls")),
    path("", include("nearer.features.reminders.urls")),
    path("", include("nearer.pairing.joining_urls")),
    path("measures/", views.measures, name="measures"),
]
