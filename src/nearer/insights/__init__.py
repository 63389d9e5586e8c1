"""What helps these two: for now the simulated couple whose truths later models must find again.

No payload of its own. It reads what other rooms keep, in spaces that are already open, and stores
nothing: whatever is derived is computed anew.
"""
