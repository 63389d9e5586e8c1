"""What becoming two brings to the house."""

from __future__ import annotations

from nearer.pairing import links, on_events, tickets
from nearer.pairing.inviting import end_overdue_invitations
from nearer.pairing.payloads import LettingIn
from nearer.pairing.today_card import cards
from nearer.pairing.warning import being_replaced
from nearer.people import events
from nearer.registry.declaration import Feature, Public, page_only_for_signed_in
from nearer.registry.kinds import Kind

FEATURE = Feature(
    kinds=[Kind(LettingIn, left_out="keys on their way to somebody, which open everything")],
    in_space="nearer.pairing.urls",
    outside="nearer.pairing.joining_urls",
    # Whoever was invited may have no account yet. Without the token there is nothing.
    public={
        "join": Public("takes the token that stands after the #", 200, 200),
        "join-invitation": Public("who invites, and to what", 302, 405),
        "join-refuse": Public("no, without a word to anybody", 405, 200),
        "join-question": Public("what one wants to answer first", 302, 302),
        "join-receive": Public("what the other has answered", 302, 405),
        "join-reveal": Public("showing what one has answered", 302, 405),
        "join-account": Public("signing up to come in", 302, 302),
        "join-in": page_only_for_signed_in("stepping in once both have compared the words"),
    },
    today=cards,
    warning=being_replaced,
    links={"account": links.under_you, "ours": links.agreement},
    due={
        "invitations ended": end_overdue_invitations,
        "operator's invitations ended": tickets.end_overdue,
    },
    on=(
        (events.unlocked, on_events.end_letting_in),
        (events.unlocked, on_events.step_in_if_ready),
        (events.renewed, on_events.end_what_was_begun),
        (events.erased, on_events.set_free),
    ),
)
