"""The first minutes, before there is an account: four short steps that end in signing up.

Holds no payloads. What is typed is kept sealed in a draft that only the browser's cookie opens; at
the end it becomes `FirstWords` and the day's `CheckIn` in the new private space.
"""
