"""The pages that belong to a person and to no space."""
