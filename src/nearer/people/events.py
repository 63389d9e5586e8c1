"""What happens to a person, told to the floors above without knowing them.

Each signal is sent inside the transaction of the act itself, so that the act and what hangs on it
happen together or not at all.
"""

from __future__ import annotations

from django.dispatch import Signal

arrived = Signal()  # keyring: a new person's open keyring
unlocked = Signal()  # keyring: just opened; just_renewed: when by new keys in place of old ones
renewed = Signal()  # keyring: still with the old identity; identity: the new one
changed = Signal()  # keyring: just written, by whichever device
erased = Signal()  # person: about to be deleted with everything that is theirs alone
locked = Signal()  # session_ids: hashes of sessions that have just ended
