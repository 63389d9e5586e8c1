"""What two share, in plain functions. Knows no Django."""
