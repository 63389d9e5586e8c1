"""Where requests come into a space, or do not."""
