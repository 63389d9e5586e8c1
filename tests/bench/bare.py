"""The peers: what is left of each path without Nearer. `python -m tests.bench.bare view|insert`."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from tests.bench.turns import serve_turns

# What a fresh Django project puts around every view, less sign-in and sessions, which have a table.
FRESH = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def environ(method: str, address: str, body: bytes = b"", **more: str) -> dict[str, Any]:
    """What a WSGI server would hand to the application."""
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": address,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        **more,
    }


def call(application: WSGIHandler, env: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    """One whole request: status, headers, body."""
    seen: list[Any] = []
    answer = application(env, lambda status, headers, _=None: seen.extend((status, headers)))
    body = b"".join(answer)
    answer.close()
    return seen[0], seen[1], body


def trivial(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def inserting(folder: Path) -> Callable[[HttpRequest], HttpResponse]:
    store = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    store.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    store.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, said BLOB)")

    @csrf_exempt
    def insert(request: HttpRequest) -> HttpResponse:
        store.execute("INSERT INTO words (said) VALUES (?)", (request.POST["said"].encode(),))
        return HttpResponse("kept")

    return insert


def main(which: str, folder: str) -> None:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"], MIDDLEWARE=FRESH)
    django.setup()
    urlpatterns.append(path("view", trivial))
    urlpatterns.append(path("insert", inserting(Path(folder))))
    application = WSGIHandler()
    body = b"said=" + os.urandom(150).hex().encode() if which == "insert" else b""

    def turn() -> None:
        status, _, _ = call(application, environ("POST" if body else "GET", f"/{which}", body))
        assert status == "200 OK", status

    serve_turns(turn)


urlpatterns: list[Any] = []

if __name__ == "__main__":
    sys.modules["tests.bench.bare"] = sys.modules["__main__"]
    main(*sys.argv[1:])
