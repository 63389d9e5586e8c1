"""Where writing lives: kinds of space, their rows, and sealed entries. Who may open one: `seats`.

An open space is the only thing that can read or write entries, and holding one is the permission.
Payloads belong to the features above; this floor knows only that they are sealed. Something enters
here only when it is true for every feature.
"""
