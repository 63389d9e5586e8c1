"""Feelings in plain functions: the words, the three sentences, the look back. Knows no Django.

English texts here are message ids. Whoever shows them translates them.
"""
