"""A letter on looms, whose signatories may be those of another."""

LETTER = """To the Council

{date}

Dear members,

We ask for looms.

Signed by:

1. {first}
2. {second}
3. Hill Spinners of Dale
4. Amber Threads of Dale
5. Zinc Dyers of Dale
"""
SETTINGS = 'title = "Looms"\ndescription = "Letters on looms."\n'
