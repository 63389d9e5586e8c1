"""Accounts: a person, their credentials (passphrase, recovery code), keyring and sessions.

Holds no payloads. A person is a name and public keys; everything a person can open is in one sealed
keyring that only their passphrase or their recovery code unlocks. This package knows nothing of
spaces: through `events` they learn when somebody signs up, signs in or leaves.
"""
