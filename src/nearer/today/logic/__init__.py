"""How a day is opened, in plain functions. Knows no Django."""
