"""Error reports and logging: where the code failed, and nothing of what people wrote.

An exception's message, its locals, the request's path, form and cookies may all hold what people
wrote. A report is therefore the exception's class and the lines of code it passed through.
"""

from __future__ import annotations

import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter


def where(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    """The class and the frames, one a line, without source text that could quote a literal."""
    frames = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    ]
    return "\n".join([kind.__name__ if kind else "Unknown", *frames])


class QuietFormatter(logging.Formatter):
    """Our own messages in full; of an exception, and of a library's message, only the place."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.startswith("nearer")
        said = record.getMessage() if ours else f"{record.module}.{record.funcName}"
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        line = f"{when} {record.levelname} {record.name}[{record.process}]: {said}"
        if record.exc_info and record.exc_info[0]:
            line = f"{line}\n{where(record.exc_info[0], record.exc_info[2])}"
        return line


class QuietReporter(ExceptionReporter):
    """Django's error page and error mail, without locals, settings, request or message."""

    def get_traceback_text(self) -> SafeString:
        return mark_safe(where(self.exc_type, self.tb))  # noqa: S308  (our own file names)

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", self.get_traceback_text())

    def get_traceback_data(self) -> dict[str, Any]:
        return {"where": self.get_traceback_text()}
