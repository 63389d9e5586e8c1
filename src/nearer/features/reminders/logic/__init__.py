"""When a reminder is due, and how a calendar writes it."""
