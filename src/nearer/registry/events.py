"""What features tell each other without knowing each other: the declaration is where they meet."""

from __future__ import annotations

from datetime import date

from nearer.people.events import Event
from nearer.people.keyring import Keyring
from nearer.spaces.payload import Payload
from nearer.spaces.space import OpenSpace

# Somebody kept or erased an entry of a kind in their private space from which series are drawn; the
# day it is about.
days_changed: Event[[Keyring, OpenSpace, type[Payload], date]] = Event()
