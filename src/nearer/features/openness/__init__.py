"""Saying what the other means to you: thank-yous with a reason, and small notes.

`Thanks` and `Note` live in the couple's space. They are written to be read by the other, so there
is no private half: what is not sent is not kept.
"""
