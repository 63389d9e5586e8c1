"""The check-up in plain functions: help lines and safety questions. Knows no Django."""
