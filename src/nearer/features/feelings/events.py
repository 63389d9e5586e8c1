"""What happens to a person's days, told to whoever keeps up with them."""

from __future__ import annotations

from nearer.people.events import Event
from nearer.people.keyring import Keyring
from nearer.spaces.space import OpenSpace

# Somebody kept or erased a check-in in their private space.
changed: Event[[Keyring, OpenSpace]] = Event()
