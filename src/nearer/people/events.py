"""What happens to a person, told to the floors above without knowing them.

Each is told inside the transaction of the act itself, so that the act and what hangs on it happen
together or not at all. An open keyring is handed on by an `Event` of ours alone, and never by a
signal of Django's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, ParamSpec

from django.dispatch import Signal

if TYPE_CHECKING:
    from nearer.crypto import Identity
    from nearer.people.keyring import Keyring
    from nearer.people.models import Person

Told = ParamSpec("Told")


class Event(Generic[Told]):
    """A plain call to each who asked, in the order in which they asked. Nothing is kept of what
    was told, nothing is caught, and there is no sender or receiver to look up by name."""

    def __init__(self) -> None:
        self._listeners: list[Callable[Told, None]] = []

    def connect(self, listener: Callable[Told, None]) -> Callable[Told, None]:
        """The listener is called from now on. The registry connects what features declare."""
        self._listeners.append(listener)
        return listener

    def __call__(self, *args: Told.args, **kwargs: Told.kwargs) -> None:
        for listener in self._listeners:
            listener(*args, **kwargs)


arrived: Event[[Keyring]] = Event()  # a new person's open keyring
unlocked: Event[[Keyring]] = Event()  # just opened
renewed: Event[[Keyring, Identity]] = Event()  # still with the old identity; and the new one
reopened: Event[[Keyring]] = Event()  # for the first time under the new keys
changed: Event[[Keyring]] = Event()  # just written, by whichever device
erased: Event[[Person]] = Event()  # about to be deleted with everything that is theirs alone
locked = Signal()  # session_ids: hashes of sessions that have just ended
