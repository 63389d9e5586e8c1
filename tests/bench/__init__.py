"""How much Nearer costs beside the least that could do the same, as ratios from one run.

Never a timed assertion: machines differ. Each side runs in a process of its own and the two take
turns, so that a slow moment of the machine falls on both.
"""
