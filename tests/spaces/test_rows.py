"""What a row of ours prints as, in a log or a traceback: which row it is, and nothing more."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.test import Client

from nearer.people import drafts, sessions
from nearer.seats import membership
from tests.cast import Couple, Friend
from tests.spaces.notes import Note

FLOORS = {"people", "spaces"}


def spoken(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def test_a_row_prints_as_what_it_is_found_by(couple: Couple, ann: Friend, ben: Friend) -> None:
    couple.seen_by(ann).add(Note("canary"))
    membership.rotate(ann.refresh(), couple.id)
    ben.sign_in()
    membership.rotate(ann.refresh(), couple.id)  # a grant waits for Ben
    sessions.begin(ann.keyring, "canary")
    drafts.keep(drafts.new_secret(), "start", b"canary")
    try_at_a_name = Client().post("/sign-in/", {"name": "Ann", "passphrase": "canary"})
    assert try_at_a_name.status_code == 200
    for model in apps.get_models():
        if model._meta.app_label not in FLOORS:
            continue
        rows = list(model._default_manager.all())
        assert rows, model
        for row in rows:
            keys = {getattr(row, each.attname) for each in model._meta.pk_fields}
            may = {spoken(key) for key in keys} | {str(vars(row).get("revision"))}
            assert set(str(row).split()) <= may, model
