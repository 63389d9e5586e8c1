"""A private look at closeness and its reasons: the safety questions, and help lines for everybody.

`SafetyAnswers` live in the private space of whoever gave them and nowhere else. The help lines
stand in the same place on every page and need no open space, so that looking at them says nothing
about the one who looks.
"""
