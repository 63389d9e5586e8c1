"""How rows are stored and asked for: prepared statements and field types. Knows no model."""
