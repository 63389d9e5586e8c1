"""Events of an account: listeners run at once, in order, and with the act or not at all."""

from __future__ import annotations

import weakref

import pytest

from nearer.people import credentials, events
from nearer.people.events import Event
from nearer.people.keyring import About, Keyring
from nearer.people.models import Person
from nearer.spaces.models import Space


class Halted(Exception):
    """Raised by a listener that fails."""


def test_listeners_are_called_in_turn() -> None:
    event: Event[[str]] = Event()
    heard: list[str] = []
    event.connect(lambda word: heard.append(f"first {word}"))
    event.connect(lambda word: heard.append(f"second {word}"))
    event("one")
    event("two")
    assert heard == ["first one", "second one", "first two", "second two"]


def test_a_listener_that_fails_is_not_swallowed_and_halts_the_rest() -> None:
    event: Event[[]] = Event()
    heard: list[str] = []

    @event.connect
    def halt() -> None:
        raise Halted

    event.connect(lambda: heard.append("too late"))
    with pytest.raises(Halted):
        event()
    assert heard == []


def test_an_act_is_undone_when_a_listener_fails(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last listener fails, after a private space was made: neither it nor a person remains."""
    with_a_last: Event[[Keyring]] = Event()
    with_a_last.connect(events.arrived)

    @with_a_last.connect
    def halt(_keyring: Keyring) -> None:
        assert Space.objects.exists()
        raise Halted

    monkeypatch.setattr(events, "arrived", with_a_last)
    with pytest.raises(Halted):
        credentials.sign_up("Ann", "kettle orchard lantern", About())
    assert not Person.objects.exists()
    assert not Space.objects.exists()


def test_an_event_keeps_nothing_of_its_arguments() -> None:
    class Key:
        pass

    event: Event[[Key]] = Event()
    event.connect(lambda key: None)
    key = Key()
    event(key)
    kept = weakref.ref(key)
    del key
    assert kept() is None
