"""Events of an account, to which higher layers listen without this one importing them.

Listeners run inside the transaction of the act itself, so that both happen or neither. An open
keyring is only ever passed by an `Event`, never by a signal of Django's.
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
    """Synchronous callbacks, in the order in which they were connected. Arguments are not kept,
    exceptions are not caught, and there is no sender or receiver to look up by name."""

    def __init__(self) -> None:
        self._listeners: list[Callable[Told, None]] = []

    def connect(self, listener: Callable[Told, None]) -> Callable[Told, None]:
        """Registers a listener. The registry connects what features declare."""
        self._listeners.append(listener)
        return listener

    def __call__(self, *args: Told.args, **kwargs: Told.kwargs) -> None:
        for listener in self._listeners:
            listener(*args, **kwargs)


arrived: Event[[Keyring]] = Event()  # signed up; the new person's open keyring
unlocked: Event[[Keyring]] = Event()  # signed in; the keyring just opened
renewed: Event[[Keyring, Identity]] = Event()  # re-keying; the old keyring, the new identity
reopened: Event[[Keyring]] = Event()  # opened for the first time under the new keys
changed: Event[[Keyring]] = Event()  # the keyring was just written, by any device
erased: Event[[Person]] = Event()  # about to be deleted with everything that is theirs alone
locked = Signal()  # session_ids: hashes of sessions that have just ended
