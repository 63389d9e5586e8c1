"""Where writing lives: kinds of space, seats, the membership chain, grants and sealed entries.

An open space is the only thing that can read or write entries, and holding one is the permission.
Payloads belong to the features above; this floor knows only that they are sealed. Something enters
here only when it is true for every feature.
"""
