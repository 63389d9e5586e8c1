"""Every address there is, as the features declare them. `nearer features` lists them.

Under `/s/<space>/` the door hands the view an open space. The others have each their reason.
"""

from __future__ import annotations

from django.urls import include, path, register_converter

from nearer.registry.installed import urls
from nearer.site.url_converters import Month, ShortId

register_converter(ShortId, "short")
register_converter(Month, "month")

handler400 = "nearer.site.views.not_taken"
handler500 = "nearer.site.views.broken"

urlpatterns = [
    # First: nearly every request leads there, and all that stands above it would be tried before.
    path("s/<short:space>/", include([path("", include(each)) for each in urls("in_space")])),
    *(path("", include(each)) for each in urls("outside")),
]
