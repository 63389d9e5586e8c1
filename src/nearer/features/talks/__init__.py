"""The question for two: each answers alone, and each decides what to show.

`Answer`, `Skipped` and `Telling` live in the writer's private space, `Revealed`, `Waiting` and
`Reply` in the couple's. To reveal is to copy an answer over, and to tell that one is waiting is an
act of its own, so that not shared looks like not done. The questions are in `questions`, a small
file for each depth and topic; which one a day brings is in `logic.choosing`, and what a reader may
see of it in `logic.turn`.
"""
