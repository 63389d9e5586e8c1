"""Today and Mine: what is there for a person now, and everything they have written.

Holds no payloads. It reads what the rooms below keep in the private space and joins it in a page.
"""
