"""Questions for two in plain functions: the library, the day's choice, a turn, how to receive.

English texts here and in the library are message ids. Whoever shows them translates them.
"""
