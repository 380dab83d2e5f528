"""Doubts: what the parser is not sure of, or wants an editor to see."""
