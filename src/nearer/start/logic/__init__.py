"""The first minutes in plain functions. Knows no Django."""
