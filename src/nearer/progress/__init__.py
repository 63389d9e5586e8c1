"""Progress: how the days change, drawn for oneself, and for two as far as both show theirs.

Any feature may declare a series; Progress draws those and knows no feature by name. `ReleasedLine`
lives in the couple's space: the line that somebody lets the other see.
"""
