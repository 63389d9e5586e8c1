"""Wiring only: settings, addresses, the server, the live hub, the tick and the commands."""
