"""The declaration: what a feature brings, and where in the house it shows up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from nearer.couples.couple import Couple
from nearer.people.events import Event
from nearer.people.request import Request
from nearer.registry.cards import Card, Day
from nearer.registry.kinds import Kind
from nearer.registry.series import Series
from nearer.registry.stream import Stream
from nearer.spaces.payload import Payload
from nearer.ui.links import Finder

ALWAYS = timedelta.max


class Undone(Exception):
    """Work of the tick that is done as far as it could be. `count`: how much; the message says in a
    sentence for the log what waits, and why."""

    def __init__(self, sentence: str, count: int) -> None:
        super().__init__(sentence)
        self.count = count


def nothing(_about: Any) -> Iterable[Card]:
    return ()


def no_warning(_request: Request) -> str:
    return ""


def none_refused() -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Public:
    """An address outside the spaces: why it is there, and the status that a signed-out stranger
    gets to GET and to POST. 404 is what an address of the account says to a stranger."""

    reason: str
    get: int
    post: int


def signed_in_only(reason: str) -> Public:
    return Public(reason, 404, 404)


def page_only_for_signed_in(reason: str) -> Public:
    """Read, never sent."""
    return Public(reason, 404, 405)


@dataclass(frozen=True)
class Feature:
    """All of it is optional: a feature declares what it has.

    - `kinds`: its payloads.
    - `in_space`: the module of its addresses under `/s/<space>/`, and `outside`: of those
      elsewhere, each of which `public` names with its reason.
    - `today`: its cards of Today; `reads`: the kinds they read, each with how far back (`ALWAYS`
      for all), so that Today asks the database once for all features.
    - `ours`: its cards at the top of Ours; `streams`: pieces of Ours that are no single entry.
    - `styles`: style sheets that its cards, rows and pieces need on pages of the house.
    - `series`: what Progress may draw.
    - `warning`: given a request, the template of what has to stand on every page, or "".
    - `links`: by the name of a place in a page, what finds the links it lays there.
    - `due`: by what it does, the work of the tick; called with the moment, returns how much it did.
      Raises `Undone` if something else, like a mail server, kept it from the rest.
    - `on`: events, each with the listener.
    - `refusals`: sentences on settings with which Nearer must not start.
    - `demo`: the dotted name of a function that is given a `registry.demo.Demo` and writes what the
      people of the demo have done with it. A name, so that no server loads what simulates days.
    """

    kinds: Sequence[Kind] = ()
    in_space: str = ""
    outside: str = ""
    public: Mapping[str, Public] = field(default_factory=dict)
    today: Callable[[Day], Iterable[Card]] = nothing
    reads: Mapping[type[Payload], timedelta] = field(default_factory=dict)
    ours: Callable[[Couple], Iterable[Card]] = nothing
    streams: Sequence[Stream] = ()
    styles: Sequence[str] = ()
    series: Sequence[Series] = ()
    warning: Callable[[Request], str] = no_warning
    links: Mapping[str, Finder] = field(default_factory=dict)
    due: Mapping[str, Callable[[datetime], int]] = field(default_factory=dict)
    on: Sequence[tuple[Event[Any], Callable[..., None]]] = ()
    refusals: Callable[[], Iterable[str]] = none_refused
    demo: str = ""
