"""Every address outside the spaces: why it is there, and what a signed-out stranger gets.

The numbers are the answers to GET and to POST. 404 is what an address of the account says to
whoever is not signed in: the same as one that does not exist.
"""

from __future__ import annotations

SIGNED_IN_ONLY = (404, 404)
PAGE_ONLY_FOR_SIGNED_IN = (404, 405)  # read, never sent

LISTED: dict[str, tuple[str, tuple[int, int]]] = {
    # The first minutes, before there is an account.
    "front": ("what this is, and how are you", (200, 200)),
    "start-words": ("what I feel, what happened, what I need", (200, 200)),
    "start-sentences": ("three sentences, when something was said before", (302, 302)),
    "start-keep": ("signing up, which keeps it", (200, 200)),
    "start-forget": ("forgetting what was typed", (405, 302)),
    # Ways in and out.
    "sign-in": ("the passphrase", (200, 200)),
    "recover": ("the recovery code", (200, 200)),
    "passphrase-strength": ("says how good a passphrase is, keeps nothing", (405, 200)),
    "lock": ("ends the session; without one there is nothing to end", (302, 302)),
    "leave": ("quick exit, also without a session and without a script", (405, 303)),
    "measures": ("the harmless page the quick exit opens", (200, 405)),
    "kept": ("what was being sent when the lock fell, for its writer alone", SIGNED_IN_ONLY),
    "help": ("help lines, for everybody in the same place", (200, 405)),
    # One's own account.
    "account": ("what one has chosen", PAGE_ONLY_FOR_SIGNED_IN),
    "account-about": ("shown name, time zone, country", SIGNED_IN_ONLY),
    "account-limits": ("when the session ends", SIGNED_IN_ONLY),
    "account-devices": ("where one is signed in", SIGNED_IN_ONLY),
    "account-passphrase": ("another passphrase", SIGNED_IN_ONLY),
    "account-code": ("the recovery code, while it is not proved", PAGE_ONLY_FOR_SIGNED_IN),
    "account-code-prove": ("proving that it was kept", SIGNED_IN_ONLY),
    "account-code-new": ("another recovery code", SIGNED_IN_ONLY),
    "account-keys": ("renewing all keys", SIGNED_IN_ONLY),
    "account-delete": ("the wish to delete the account", SIGNED_IN_ONLY),
    "account-wish": ("taking that wish back", SIGNED_IN_ONLY),
    "account-reminders": ("an hour for a mail that says nothing", SIGNED_IN_ONLY),
    "account-reminders-confirm": ("the code that was mailed there", (405, 404)),
    "account-reminders-calendar": ("the same in one's own calendar", (405, 404)),
    "account-reminders-try": ("sends that mail once", (405, 404)),
    "account-reminders-stop": ("no more mails", (405, 404)),
    # Whoever was invited may have no account yet. Without the secret there is nothing.
    "join": ("takes the secret that stands after the #", (200, 200)),
    "join-invitation": ("who invites, and to what", (302, 405)),
    "join-refuse": ("no, without a word to anybody", (405, 200)),
    "join-question": ("what one wants to answer first", (302, 302)),
    "join-receive": ("what the other has answered", (302, 405)),
    "join-reveal": ("showing what one has answered", (302, 405)),
    "join-account": ("signing up to come in", (302, 302)),
    "join-in": ("stepping in once both have compared the words", PAGE_ONLY_FOR_SIGNED_IN),
}
