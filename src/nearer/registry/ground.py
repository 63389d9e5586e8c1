"""What the floors beneath the registry bring. They cannot declare it themselves.

People: the account's addresses, the work of the tick, the recovery code and a wish to be erased on
Today. Spaces: what happens to them when people come, renew their keys and go. Couples: the kinds
of what two say about themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from nearer.couples.logic.agreement import ENDINGS, PACES
from nearer.couples.payloads import Calling, Home, Pausing, Reply, Wishes
from nearer.people import events
from nearer.people.drafts import erase_old_drafts
from nearer.people.erasing import erase_due
from nearer.people.rate_limits import erase_old_counts
from nearer.people.recovery import is_asked_again, unproved_code
from nearer.people.sessions import end_overdue
from nearer.registry.cards import Card, Day
from nearer.registry.declaration import (
    ALWAYS,
    Feature,
    Public,
    page_only_for_signed_in,
    signed_in_only,
)
from nearer.registry.kinds import Kind, Pairs, mine_alone
from nearer.seats import on_events as spaces


def wishes(said: Wishes) -> Pairs:
    hours = _("from %(start)02d:00 to %(end)02d:00")
    return [
        (_("How deep questions may go"), gettext(PACES[said.pace])),
        (_("Shared things on Today"), hours % {"start": said.from_hour, "end": said.to_hour}),
        (_("When it is too much, I say"), said.pause_words),
        (_("If it ends one day"), gettext(ENDINGS[said.ending])),
    ]


def uncounted(said: Reply) -> Reply:
    """How often the other had shared anew what one replied to would tell when they were here."""
    return replace(said, revision=1)


KINDS = (
    Kind(
        Wishes,
        called=_("What suits me"),
        in_words=wishes,
        whose=mine_alone,
    ),
    Kind(
        Calling,
        called=_("What someone is called"),
        in_words=lambda said: [(_("Name"), said.name)],
    ),
    Kind(
        Home,
        called=_("The shared day"),
        in_words=lambda said: [(_("Time zone"), said.time_zone)],
    ),
    Kind(
        Pausing,
        called=_("A pause"),
        in_words=lambda said: [(_("Until"), said.until or _("I end it"))],
    ),
    Kind(
        Reply,
        called=_("A reply"),
        in_words=lambda said: [(_("The reply"), said.text)],
        taken=uncounted,
    ),
)
PUBLIC = {
    "sign-in": Public("the passphrase", 200, 200),
    "recover": Public("the recovery code", 200, 200),
    "passphrase-strength": Public("says how good a passphrase is, keeps nothing", 405, 200),
    "lock": Public("ends the session; without one there is nothing to end", 302, 302),
    "leave": Public("quick exit, also without a session and without a script", 405, 303),
    "kept": signed_in_only("what was being sent when the lock fell, for its writer alone"),
    "account": page_only_for_signed_in("what one has chosen"),
    "account-about": signed_in_only("shown name, time zone, country"),
    "account-limits": signed_in_only("when the session ends"),
    "account-devices": signed_in_only("where one is signed in"),
    "account-passphrase": signed_in_only("another passphrase"),
    "account-code": page_only_for_signed_in("the recovery code, while it is not proved"),
    "account-code-prove": signed_in_only("proving that it was kept"),
    "account-code-again": signed_in_only("proving after a week that it is still there"),
    "account-code-new": signed_in_only("another recovery code"),
    "account-keys": signed_in_only("renewing all keys"),
    "account-delete": signed_in_only("the wish to delete the account"),
    "account-wish": signed_in_only("taking that wish back"),
}


def cards(day: Day) -> Iterator[Card]:
    """The day on which the account goes, and the recovery code until it was proved."""
    if erased_after := day.keyring.owner.delete_after:
        yield Card("people/today_going.html", {"erased_after": erased_after}, rank=0)
    if unproved_code(day.keyring):
        alone = _("One small thing today: your way back in.")
        yield Card("people/today_code.html", rank=40, minutes=2, alone=alone)
    elif is_asked_again(day.keyring):
        yield Card("people/today_code_again.html", rank=40, minutes=2)


GROUND = Feature(
    kinds=KINDS,
    in_space="nearer.couples.urls",
    outside="nearer.people.urls",
    public=PUBLIC,
    today=cards,
    styles=["couples/couples.css"],
    reads={Wishes: ALWAYS, Calling: ALWAYS, Home: ALWAYS, Reply: ALWAYS, Pausing: ALWAYS},
    due={
        "accounts erased": erase_due,
        "sessions ended": end_overdue,
        "drafts erased": erase_old_drafts,
        "counts of tries erased": erase_old_counts,
    },
    on=(
        (events.arrived, spaces.give_a_private_space),
        (events.unlocked, partial(spaces.settle, forgets=True)),
        (events.reopened, partial(spaces.settle, forgets=False)),
        (events.renewed, spaces.rotate_all),
        (events.erased, spaces.erase_what_is_theirs),
    ),
)
