"""What happens to a person's days, told to whoever keeps up with them."""

from __future__ import annotations

from django.dispatch import Signal

changed = Signal()  # keyring, space: somebody kept or erased a check-in in their private space
