"""The simulated people: Ann and Ben, a couple, and Sam, alone. Each feature writes its own part."""
