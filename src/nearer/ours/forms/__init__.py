"""What the pages of two ask."""
