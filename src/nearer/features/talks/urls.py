"""Under `/s/<space>/`: the question for two."""

from __future__ import annotations

from django.urls import path

from nearer.features.talks.views import own, question, receiving

urlpatterns = [
    path("questions/", own.questions, name="questions"),
    path("question/", question.question, name="question"),
    path("question/<short:place>/", question.question, name="question-at"),
    path("question/<short:place>/answer/", question.answer, name="question-answer"),
    path("question/<short:place>/not-today/", question.skip, name="question-skip"),
    path("question/<short:place>/show/", question.show, name="question-show"),
    path("question/<short:place>/tell/", question.tell, name="question-tell"),
    path("question/<short:place>/take-back/", question.take_back, name="question-take-back"),
    path("question/<short:place>/erase/", question.erase, name="question-erase"),
    path("question/<short:place>/theirs/", receiving.theirs, name="question-theirs"),
    path("answers/<short:entry>/", own.answer, name="answer-entry"),
    path("answers/<short:entry>/erase/", own.erase_answer, name="answer-erase"),
]
