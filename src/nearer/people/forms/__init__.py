"""Forms for credentials and the account.

A passphrase is never put back into a page; everything else is kept when something is not right yet.
"""
