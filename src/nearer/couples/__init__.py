"""The couple: who the two are, their shared day, what they agreed on, a pause, and replies.

A floor of its own beneath the features, because each of them asks for it. `Wishes`, `Calling`,
`Home` and `Reply` live in the couple's space; `Pausing` is private: a pause stops one's own sharing
and shows nothing. How two people become a couple is in `pairing`, above the features.
"""
