"""Who: a person, the ways in (passphrase, recovery code), the keyring and the session lock.

Holds no payloads. A person is a name and public keys; everything a person can open is in one
sealed keyring that only their passphrase or their recovery code unlocks. This floor knows nothing
of spaces: what they need to do when somebody arrives, signs in or leaves hangs on `events`.
"""
