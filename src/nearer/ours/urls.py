"""Under `/s/<space>/`: what two do together."""

from __future__ import annotations

from django.urls import path

from nearer.ours.views import giving, lines, own, question, receiving, sharing, stream

urlpatterns = [
    path("ours/", stream.ours, name="ours"),
    path("ours/<month:month>/", stream.ours, name="ours-from"),
    path("questions/", stream.questions, name="questions"),
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
    path("thanks/", giving.thanks, name="thanks"),
    path("note/", giving.note, name="note"),
    path("reply/<short:entry>/", receiving.reply, name="reply"),
    path("withdraw/<short:entry>/", giving.withdraw, name="withdraw-given"),
    path("check-ins/<short:entry>/share/", sharing.share_check_in, name="share-check-in"),
    path("shared/<short:entry>/", sharing.shared_copy, name="shared-copy"),
    path("shared/<short:entry>/withdraw/", sharing.withdraw_copy, name="copy-withdraw"),
    path("progress/together/", lines.progress_together, name="progress-together"),
    path("progress/together/show/", lines.release_line, name="line-release"),
    path("progress/together/take-back/", lines.take_back_line, name="line-take-back"),
]
