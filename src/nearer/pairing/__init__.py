"""Becoming two: the invitation, what both agree on, pausing, leaving, being let back in.

`Wishes` and `Calling` live in the couple's space, one of each for each person. `Pausing` is
private: a pause stops one's own sharing and shows nothing.
"""
