"""What two agree on and send each other, in plain functions. Knows no Django."""
