"""Allow yourself to feel: the half-minute of a day, the words for it, the first words of all.

`CheckIn` and `FirstWords` live in a person's private space; nobody else sees that they exist. The
check-in is one a day and may be changed all day. Numb, "I don't know" and "not today" are answers.
The look back counts and compares with one's own earlier weeks, and knows no streak.
"""
