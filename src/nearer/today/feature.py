"""Today has addresses, and asks the features for what stands there."""

from __future__ import annotations

from nearer.registry.declaration import Feature

FEATURE = Feature(in_space="nearer.today.urls")
