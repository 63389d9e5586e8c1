"""The invited person's first steps, in a browser that may have no account yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nearer.pairing import joining
from nearer.pairing.forms import Code, LightAnswer
from nearer.pairing.guest import GUESTS, Guest
from nearer.pairing.letters import Offer
from nearer.pairing.state import AlreadyACouple, NoLongerOpen
from nearer.pairing.tickets import TICKETS, Held, admission_of, is_ticket
from nearer.pairing.wording import light, server, who_may_come
from nearer.people.after_sign_in import arrive
from nearer.people.asking import ask, who_asks
from nearer.people.crossing import reads_fragment
from nearer.people.forms.newcomer import Newcomer
from nearer.people.request import Request
from nearer.people.signed_in import signed_in

Step = Callable[[Request, Guest, Offer], HttpResponse]


def step(view: Step) -> Callable[[Request], HttpResponse]:
    """A page for a browser that holds an open invitation. All others see one calm page."""

    @wraps(view)
    def with_invitation(request: Request) -> HttpResponse:
        found = GUESTS.read(request)
        if found is None:
            return redirect("join")
        try:
            return view(request, found, joining.read_invitation(found.secret))
        except NoLongerOpen:
            return GUESTS.forget(request, closed(request))

    return with_invitation


def closed(request: Request) -> HttpResponse:
    """Used, withdrawn, expired, or never was: the page is the same."""
    return render(request, "pairing/closed.html")


@reads_fragment
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request) -> HttpResponse:
    """Takes the code from a script that read the link, or from a person who pasted it."""
    form = Code(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if is_ticket(code):
            return TICKETS.keep(request, redirect("front"), Held(code))
        return GUESTS.keep(request, redirect("join-invitation"), Guest(code))
    return render(request, "pairing/join.html", {"form": form})


@require_safe
@step
def invitation(request: Request, _found: Guest, offer: Offer) -> HttpResponse:
    """Who asks, for what, and whose server this is."""
    page = {"name": offer.called, "server": server(), "is_again": offer.again}
    return render(request, "pairing/invitation.html", page)


@require_POST
def refuse(request: Request) -> HttpResponse:
    """Not for me: this browser forgets it. The link stays as it was, and nobody is told."""
    return GUESTS.forget(request, render(request, "pairing/refused.html"))


@require_http_methods(["GET", "HEAD", "POST"])
@step
def question(request: Request, found: Guest, offer: Offer) -> HttpResponse:
    """One light question, answered before anything is shown or asked for."""
    form = LightAnswer(request.POST or None, initial={"words": found.words or ""})
    if request.method == "POST" and form.is_valid():
        new = Guest(found.secret, form.cleaned_data["words"])
        return GUESTS.keep(request, redirect("join-receive"), new)
    page = {"form": form, "name": offer.called, "question": light(offer.question)}
    return render(request, "pairing/question.html", page)


@require_safe
@step
def receive(request: Request, _found: Guest, offer: Offer) -> HttpResponse:
    """Ten seconds on how to receive what somebody wrote."""
    return render(request, "pairing/receive.html", {"name": offer.called})


@require_safe
@step
def reveal(request: Request, found: Guest, offer: Offer) -> HttpResponse:
    """What the other wrote, for whoever has answered too."""
    if found.words is None:
        return redirect("join-question")
    page = {"found": found, "offer": offer, "question": light(offer.question)}
    return render(request, "pairing/reveal.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@step
def account(request: Request, _found: Guest, offer: Offer) -> HttpResponse:
    """A name and a passphrase; whoever has them already signs in."""
    if request.keyring:
        return redirect("join-in")
    form, admit = Newcomer(request.POST or None), admission_of(offer)
    came = form.is_valid() and form.arriving(who_asks(request), together=True, admit=admit)
    if came:
        return arrive(request, came, reverse("join-in"))
    page = {"name": offer.called, "is_admitted": admit is not None, **who_may_come()}
    return ask(request, "pairing/account.html", form, **page)


@require_safe
@signed_in
def come_in(request: Request) -> HttpResponse:
    """From here on the keyring remembers the invitation, and the browser forgets it."""
    found, private = GUESTS.read(request), request.keyring.private
    if found is None:
        return redirect("together", private)
    try:
        joining.come(request.keyring, found.secret, found.words or "")
    except NoLongerOpen:
        return GUESTS.forget(request, closed(request))
    except AlreadyACouple:
        return GUESTS.forget(request, render(request, "pairing/one_at_a_time.html"))
    return GUESTS.forget(request, redirect("together-safety", private))
