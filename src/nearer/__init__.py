"""Nearer: a private place for two people who do not want to drift apart."""
