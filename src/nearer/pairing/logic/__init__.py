"""Pairing in plain functions: what two wishes agree on, the light questions. Knows no Django."""

from nearer.couples.logic.agreement import Agreement, lighter

__all__ = ["Agreement", "lighter"]
