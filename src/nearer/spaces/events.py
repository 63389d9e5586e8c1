"""What happens in a space, told to whoever wants to know, once it is written for good."""

from __future__ import annotations

from django.dispatch import Signal

written = Signal()  # space: the id of a space in which an entry was added, changed or erased
