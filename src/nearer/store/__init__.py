"""Database helpers: prepared queries and field types. Knows no model."""
