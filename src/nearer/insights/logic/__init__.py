"""What days may teach, in plain functions. Knows no Django."""
