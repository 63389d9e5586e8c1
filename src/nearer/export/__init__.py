"""Everything mine, to take away and to bring back: JSON to restore, a page to read.

Asks the registry for the kinds of payload there are and knows no feature by name. Nothing of it
touches the server's disk in clear: the archive is made in memory while it is sent.
"""
