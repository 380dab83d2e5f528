"""A letter of which it is recorded how its source reads."""

SETTINGS = b'title = "L"\ndescription = "d"\ncorrections = "e@example.org"\n'
LETTER = """Open letter: protect the river

3 May 2021

To the River Council

Dear Council,

We ask you to protect the river.

Signed by these organizations:

1. Hill Farmers
2. Lake Monitor
3. Birch Society of the North
"""
OWN = "2021-05-03-open-letter-protect-the-river"
