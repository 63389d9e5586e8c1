"""The archive in plain functions: what is in it, as bytes and back. Knows no Django."""
