"""A letter's file becomes lines, and the lines a letter; every line is explained.

Takes the bytes of a file and its name; gives a `Source` (`formats`) and a `Reading` of it (`parsing`), with
diagnostics. May import `core`.
"""
