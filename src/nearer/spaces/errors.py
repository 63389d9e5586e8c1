"""What can be untrue about a space. The door turns these into answers a person understands."""

from __future__ import annotations


class NoSuchSpace(Exception):
    """There is no such space for this person: unknown, somebody else's, or left. Always 404."""


class NoSuchEntry(Exception):
    """There is no such entry of this kind here. Always 404."""


class NotYours(NoSuchEntry):
    """Somebody else wrote this, and it is not of a kind that all here may change or pass on."""


class SpaceClosed(Exception):
    """The space can be read and no longer be written, or waits for a new key."""


class StaleEntry(Exception):
    """The entry has changed since it was read. Always 409; what was typed is kept."""


class WrongKind(Exception):
    """This payload may not live in this kind of space: a mistake in our code, never a person's."""


class SpaceFull(Exception):
    """This person has written as much here as the operator allows. What was typed is kept."""
