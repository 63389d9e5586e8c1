"""Under `/s/<space>/`: from the invitation to the couple, and what the two agreed on."""

from __future__ import annotations

from django.urls import path

from nearer.pairing.views import agreement, let_in, meeting, together

urlpatterns = [
    path("together/", together.together, name="together"),
    path("together/before/", together.safety, name="together-safety"),
    path("together/after/", together.after_safety, name="together-next"),
    path("together/question/", together.question, name="together-question"),
    path("together/invitation/", together.invitation, name="together-invitation"),
    path("together/withdraw/", together.withdraw, name="together-withdraw"),
    path("together/taps/", meeting.taps, name="together-taps"),
    path("together/words/", meeting.words, name="together-words"),
    path("together/step-in/", meeting.step_in, name="together-step-in"),
    path("together/go/", meeting.leave_shut, name="together-go"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/day/", agreement.our_day, name="our-day"),
    path("agreement/back/", let_in.let_back_in, name="let-back-in"),
    path("agreement/in/", let_in.let_in, name="let-in"),
    path("agreement/not-me/", let_in.not_me, name="not-me"),
    path("go/", agreement.go, name="leave-couple"),
]
