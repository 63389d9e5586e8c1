"""The site's addresses and a few more, through which tests reach into a running server."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from nearer.features.feelings.payloads import CheckIn
from nearer.people import credentials, sessions
from nearer.people.cookies import set_session
from nearer.people.keyring import About, Keyring
from nearer.people.models import Session
from nearer.people.rate_limits import Asker
from nearer.people.request import Request
from nearer.seats.membership import create
from nearer.site.url_converters import ShortId
from nearer.site.urls import handler400, handler500
from nearer.site.urls import urlpatterns as ours
from nearer.spaces.kinds import PRIVATE
from nearer.spaces.space import OpenSpace

__all__ = ["handler400", "handler500", "urlpatterns"]


def answer(keyring: Keyring) -> HttpResponse:
    """A new session, in cookies, and the address of the private space."""
    space = ShortId().to_url(keyring.private)
    response = JsonResponse({"space": space})
    set_session(response, sessions.begin(keyring, "a test"))
    return response


def sign_up(request: Request) -> HttpResponse:
    name = request.POST["name"]
    return answer(credentials.sign_up(name, request.POST["passphrase"], About(name)))


def sign_in(request: Request) -> HttpResponse:
    """From an address of its own each time: a long run signs in more often than one address may."""
    name, passphrase = request.POST["name"], request.POST["passphrase"]
    return answer(credentials.sign_in(name, passphrase, Asker(str(uuid.uuid4()))))


def words(request: Request, space: OpenSpace) -> HttpResponse:
    if request.method == "POST":
        entry = space.add(CheckIn(sentence=request.POST["sentence"]))
        return JsonResponse({"id": str(entry.id)})
    found = [(str(entry.id), entry.payload.sentence) for entry in space.entries(CheckIn)]
    return JsonResponse({"words": dict(found), "refused": space.refused})


def lock_others(request: Request) -> HttpResponse:
    sessions.lock_everywhere(request.keyring, but=request.cookies)
    return HttpResponse()


def lock_all(request: Request) -> HttpResponse:
    sessions.lock_everywhere(request.keyring)
    return HttpResponse()


def new_space(request: Request) -> HttpResponse:
    """A second space of the same person: the keyring changes."""
    return JsonResponse({"space": ShortId().to_url(create(request.keyring, PRIVATE).id)})


def end_soon(request: Request) -> HttpResponse:
    """Lets this person's sessions end by themselves in a second."""
    ends = timezone.now() + timedelta(seconds=1)
    Session.objects.filter(person_id=request.keyring.me).update(ends_at=ends)
    return HttpResponse()


def fail(request: HttpRequest, secret: str) -> HttpResponse:
    """Raises while message, locals and request contain something intimate."""
    held = f"local {secret}"
    asked = [request.GET.get("q"), request.POST.get("p"), request.COOKIES.get("c")]
    try:
        raise KeyError(held, asked)
    except KeyError as error:
        raise RuntimeError(f"message {secret}") from error


def whence(request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        {
            "address": request.META["REMOTE_ADDR"],
            "secure": request.is_secure(),
            "query": request.GET.get("q"),
            "forwarded": request.headers.get("X-Forwarded-For"),
            "body": len(request.body),
        }
    )


urlpatterns = [
    path("try/sign-up/", csrf_exempt(sign_up)),
    path("try/sign-in/", csrf_exempt(sign_in)),
    path("try/lock-others/", csrf_exempt(lock_others)),
    path("try/lock-all/", csrf_exempt(lock_all)),
    path("try/new-space/", csrf_exempt(new_space)),
    path("try/end-soon/", csrf_exempt(end_soon)),
    path("try/fail/<str:secret>/", csrf_exempt(fail)),
    path("try/whence/", csrf_exempt(whence)),
    path("s/<short:space>/try/", csrf_exempt(words)),
    *ours,
]
