"""Who has a seat in a space: the signed chain, grants, opening, joining, leaving, new keys.

It hands out the open space, and is the only one that does. What is written there belongs to
`spaces`, beneath.
"""
