"""The check-up in plain functions: for now, the help lines. Knows no Django."""
