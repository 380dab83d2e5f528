"""A letter of which an archive holds two: on a dam, and on a mine."""

LETTER = """Open letter on the {what}

{day} 2024

To the River Commission

Dear Commissioners,

We ask you to stop the {what}.

Signed by 2 organizations:

1. Alder Union of Weavers
2. {last}
"""
DAM, MINE = "2024-02-01-open-letter-on-the-dam", "2024-05-03-open-letter-on-the-mine"
