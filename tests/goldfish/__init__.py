"""A feature as small as one can be, and with every part that one may have.

The tests install it by one line (`settings.py`) and look for it everywhere in the house;
docs/new-feature.md walks through it. `Swim` is private, `Bubble` is for the other to read.
"""
