"""Entries: who signs, from the lines of a list; their parts, numbers and nesting, and those that no longer sign."""
