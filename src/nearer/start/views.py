"""The first minutes, step by step. Each step adds its answers to the draft and leads to the next;
going back loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from nearer.pairing.tickets import admission, laid_aside
from nearer.pairing.wording import who_may_come
from nearer.people.after_sign_in import arrive, first_page
from nearer.people.asking import ask, who_asks
from nearer.people.forms.newcomer import Newcomer
from nearer.people.keyring import Keyring
from nearer.people.request import Request
from nearer.start.first_draft import Begun, begun, forget, go_on
from nearer.start.forms import Front, Named, Sentences, Words
from nearer.start.moving_in import move_in

Step = Callable[[Request], HttpResponse]


def step(view: Step) -> Step:
    """Decorator for a page of the first minutes. Somebody signed in is redirected to Today."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def only_before(request: Request) -> HttpResponse:
        if request.keyring:
            return HttpResponseRedirect(first_page(request.keyring))
        return view(request)

    return only_before


def onward(request: Request, name: str) -> HttpResponse:
    """Redirects to the next step; 204 when the page only saves what is being typed in it."""
    return HttpResponse(status=204) if request.htmx else redirect(name)


@step
def front(request: Request) -> HttpResponse:
    """What this is, and how are you right now?"""
    form = Front(begun(request), request.POST or None)
    if form.is_valid():
        return go_on(request, redirect("start-named"), form.said())
    page = {"form": form, "is_admitted": admission(request) is not None, **who_may_come()}
    return render(request, "start/front.html", page)


@step
def named(request: Request) -> HttpResponse:
    """Is there a word for it? Alone goes on to a sentence, together to what an invitation needs."""
    form = Named(begun(request), request.POST or None)
    if form.is_valid():
        said = form.said()
        to = "start-keep" if said["company"] == "together" else "start-words"
        return go_on(request, onward(request, to), said)
    return render(request, "start/named.html", {"form": form})


def beside(request: Request, form: Words) -> HttpResponse:
    """Redirects to the sentences; while it is being typed, what is said beside the boxes."""
    if request.htmx:
        return render(request, "start/words.html#hints", {"form": form})
    return redirect("start-sentences")


@step
def words(request: Request) -> HttpResponse:
    """What you feel, what happened, what you need."""
    form = Words(begun(request), request.POST or None)
    if form.is_valid():
        return go_on(request, beside(request, form), form.said())
    return render(request, "start/words.html", {"form": form})


@step
def sentences(request: Request) -> HttpResponse:
    """Three ways of saying it. Where nothing was said there is nothing to choose."""
    form = Sentences(begun(request), request.POST or None)
    if not form.keys:
        return redirect("start-keep")
    if form.is_valid():
        return go_on(request, onward(request, "start-keep"), form.said())
    return render(request, "start/sentences.html", {"form": form})


def after_sign_up(keyring: Keyring, said: Begun) -> str:
    """The invitation, for whoever came for two; their recovery code waits on Today."""
    is_for_two = said.company == "together"
    return resolve_url("together", keyring.private) if is_for_two else resolve_url("account-code")


@step
def keep(request: Request) -> HttpResponse:
    """Signs up and saves. The draft is deleted last: sent again, this form does what is left."""
    said, form = begun(request), Newcomer(request.POST or None)
    admit, together = admission(request), said.company == "together"
    came = form.is_valid() and form.arriving(who_asks(request), together=together, admit=admit)
    if came:
        move_in(came, said)
        return forget(request, laid_aside(arrive(request, came, after_sign_up(came, said))))
    page = {"said": said, "is_admitted": admit is not None, **who_may_come()}
    return ask(request, "start/keep.html", form, **page)


@require_POST
def forget_all(request: Request) -> HttpResponse:
    """Deletes what was typed so far."""
    return forget(request, redirect("front"))
