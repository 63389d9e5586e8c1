"""Databases as they were, so that every later version is tried on what people already have.

`python -m tests.kept` keeps one more: a folder of the state of migrations on that day, with the
database, a backup, the pepper file, and what each of its people could read. It is never made anew.
"""
