"""An archive of one letter with contacts."""

from tests.unit.content.withheld import PATH, SETTINGS, with_letter

LETTER = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We ask you to protect the river.
It was clean when Mira Holm of the Elm Group
swam in it.

For more information, please contact:
Mira Holm, Elm Group, mira@elm.example
Jo Lund, Alder Society, jo@alder.example

Signed by:

1. Alder Society
2. Birch Network
3. Elm Group
4. Dogwood League
"""
CONTACT, NAME, TEXT = 13, 20, 9


def archive(*edits):
    files = with_letter({"archive.toml": SETTINGS}, LETTER, "a.txt")
    text = files[PATH].decode()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return files | {PATH: text.encode()}
