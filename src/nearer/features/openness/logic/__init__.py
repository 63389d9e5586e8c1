"""Thanking in plain functions: how to begin, and when it is worth suggesting. Knows no Django."""
