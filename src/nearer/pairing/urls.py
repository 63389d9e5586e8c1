"""Under `/s/<space>/`: from the invitation to the couple, and what the two agreed on."""

from __future__ import annotations

from django.urls import path

from nearer.pairing.views import agreement, inviting, letting_in, meeting

urlpatterns = [
    path("together/", inviting.together, name="together"),
    path("together/safety/", inviting.safety, name="together-safety"),
    path("together/next/", inviting.after_safety, name="together-next"),
    path("together/question/", inviting.question, name="together-question"),
    path("together/invitation/", inviting.invitation, name="together-invitation"),
    path("together/withdraw/", inviting.withdraw, name="together-withdraw"),
    path("together/taps/", meeting.taps, name="together-taps"),
    path("together/words/", meeting.words, name="together-words"),
    path("together/step-in/", meeting.step_in, name="together-step-in"),
    path("together/go/", meeting.leave_shut, name="together-go"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/day/", agreement.our_day, name="our-day"),
    path("agreement/back/", letting_in.let_back_in, name="let-back-in"),
    path("agreement/in/", letting_in.let_in, name="let-in"),
    path("agreement/not-me/", letting_in.not_me, name="not-me"),
    path("go/", agreement.go, name="leave-couple"),
]
