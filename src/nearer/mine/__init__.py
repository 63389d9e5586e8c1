"""Mine: everything a person has written, and search in it.

Holds no payloads. It asks the registry which kinds stand here and knows no feature by name.
"""
