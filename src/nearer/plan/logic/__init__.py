"""What a day looks like, in plain functions. Knows no Django."""
