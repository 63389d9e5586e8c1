"""Under `/s/<space>/`: what two do together."""

from __future__ import annotations

from django.urls import path

from nearer.ours.views import lines, sharing

urlpatterns = [
    path("check-ins/<short:entry>/share/", sharing.share_check_in, name="share-check-in"),
    path("shared/<short:entry>/", sharing.shared_copy, name="shared-copy"),
    path("shared/<short:entry>/withdraw/", sharing.withdraw_copy, name="copy-withdraw"),
    path("progress/together/", lines.progress_together, name="progress-together"),
    path("progress/together/show/", lines.release_line, name="line-release"),
    path("progress/together/take-back/", lines.take_back_line, name="line-take-back"),
]
