"""What people fill in on their way in and about their account.

A passphrase is never put back into a page; everything else stays when something is not right yet.
"""
