"""Everything mine, to take away and to bring back: JSON to restore, a page to read.

Knows the payloads of every room and holds none of its own. Nothing of it touches the server's disk
in clear: the archive is made in memory while it is sent.
"""
