"""Search, in plain functions. Knows no Django."""
