"""Names: persons and organizations, where one ends, what stands with it, several in one piece of text."""
