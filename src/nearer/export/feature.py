"""The export has addresses, and asks the features for what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nearer.registry.declaration import Feature, Public
from nearer.ui.links import Link


def link(_request: object, _form: object) -> Iterator[Link]:
    """For whom the operator lets in no more: what they wrote stays theirs."""
    yield Link(_("Download a copy"), reverse("barred-copy"), _("Everything you have written"))


FEATURE = Feature(
    in_space="nearer.export.urls",
    outside="nearer.export.outside_urls",
    public={"barred-copy": Public("what one wrote, from an account that is barred", 200, 200)},
    links={"barred": link},
)
