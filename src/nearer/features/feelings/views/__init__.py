"""The check-in of a day, one day, the first words, and sharing a copy."""
