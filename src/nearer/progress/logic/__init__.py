"""What Progress draws, in plain functions. Knows no Django."""
