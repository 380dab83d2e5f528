"""A static site generator for archives of open letters and their signatories."""

__version__ = "0.1.0"
