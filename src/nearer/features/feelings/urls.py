"""Under `/s/<space>/`: the half-minute of a day, the first words, and sharing a copy."""

from __future__ import annotations

from django.urls import path

from nearer.features.feelings.views import check_in, sharing

urlpatterns = [
    path("check-in/", check_in.check_in, name="check-in"),
    path("check-ins/<short:entry>/", check_in.check_in_entry, name="check-in-entry"),
    path("check-ins/<short:entry>/after/", check_in.after, name="check-in-after"),
    path("check-ins/<short:entry>/erase/", check_in.erase_check_in, name="check-in-erase"),
    path("check-ins/<short:entry>/share/", sharing.share_check_in, name="share-check-in"),
    path("words/<short:entry>/", check_in.first_words, name="first-words"),
    path("words/<short:entry>/erase/", check_in.erase_first_words, name="first-words-erase"),
    path("shared/<short:entry>/", sharing.shared_copy, name="shared-copy"),
    path("shared/<short:entry>/withdraw/", sharing.withdraw_copy, name="copy-withdraw"),
]
