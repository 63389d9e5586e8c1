"""Today: what is there for a person now.

Holds no payloads. It asks the features for their cards and knows none by name.
"""
