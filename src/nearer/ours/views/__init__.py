"""The pages of what two do together."""
