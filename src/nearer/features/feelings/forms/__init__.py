"""What feelings ask: the check-in, and what of it is shared."""
