"""Ours: what both can read, in one stream, and sending something back.

Holds no payloads. It asks the registry for the pieces of the features and knows none by name.
"""
