"""The question for two: answering, showing, receiving, and one's own answers."""
