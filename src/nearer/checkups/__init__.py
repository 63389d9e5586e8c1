"""A private look at closeness and its reasons; for now the help lines, alike for everybody.

No payload yet. The help lines stand in the same place on every page and need no open space, so
that looking at them says nothing about the one who looks.
"""
