"""Tickets: one-time invitations by whoever runs the server, for a new person of any kind.

A ticket is a secret of 32 bytes in a link, as the token of a partner's invitation is, and opens on
the same page. The database has a hash of it and the day on which it ends; nobody's name, and not
for whom it was made.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

import msgspec
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from nearer.crypto import draft_row
from nearer.pairing.invitation_token import link, new_secret
from nearer.pairing.letters import Offer
from nearer.pairing.models import Ticket
from nearer.people.admission import Admit, NotAdmitted, freely
from nearer.people.cookies import TICKET, clear_secret
from nearer.people.request import Request
from nearer.people.signup_draft import SignupDraft

OPEN, INVITED, CLOSED = "open", "invited", "closed"


class Held(msgspec.Struct, array_like=True, frozen=True):
    """What a browser holds until its person signs up."""

    secret: bytes

    def __repr__(self) -> str:
        return "<Held>"


TICKETS = SignupDraft(TICKET, "ticket", Held)


def make(expires_at: datetime) -> str:
    """The link of a new ticket."""
    secret = new_secret()
    Ticket.objects.create(id=draft_row(secret), expires_at=expires_at)
    return link(secret)


def is_ticket(secret: bytes) -> bool:
    return Ticket.objects.filter(id=draft_row(secret), expires_at__gt=timezone.now()).exists()


def use(secret: bytes) -> None:
    """Uses the ticket up. Raises `NotAdmitted`, also for the later of two who try at once."""
    rows = Ticket.objects.filter(id=draft_row(secret), expires_at__gt=timezone.now())
    if not rows.delete()[0]:
        raise NotAdmitted


def laid_aside(response: HttpResponse) -> HttpResponse:
    """The browser forgets the ticket. Its draft stays for its day: the same form, sent twice, has
    to find it once more."""
    clear_secret(response, TICKET)
    return response


def end_overdue(now: datetime) -> int:
    """Deletes what nobody came with in time. Returns how many."""
    return Ticket.objects.filter(expires_at__lte=now).delete()[0]


def admission(request: Request) -> Admit | None:
    """What admits somebody who comes by themselves; None if nothing does."""
    if settings.NEARER_SIGN_UP == OPEN:
        return freely
    held = TICKETS.read(request) if settings.NEARER_SIGN_UP == INVITED else None
    return partial(use, held.secret) if held else None


def admission_of(offer: Offer) -> Admit | None:
    """What admits a partner's guest. Whoever is let back in was here before."""
    return freely if settings.NEARER_SIGN_UP != CLOSED or offer.again else None
