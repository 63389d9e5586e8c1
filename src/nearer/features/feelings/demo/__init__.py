"""The simulated days of the demo's people: always the same ones, up to yesterday."""
