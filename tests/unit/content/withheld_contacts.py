"""An archive of one letter with contacts, and what the command makes of it."""

from sitegen.content.accession import accession
from sitegen.content.redaction.withhold import withhold_from_letter
from tests.unit.content.withheld import SETTINGS

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
ID = "2021-05-03-protect-the-river"
PATH = f"letters/{ID}.md"
CONTACT, NAME, TEXT = 13, 20, 9


def archive(*edits):
    files = {"archive.toml": SETTINGS} | accession({"archive.toml": SETTINGS}, "content", [("a.txt", LETTER)]).value
    text = files[PATH].decode()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return files | {PATH: text.encode()}


def applied(files, edit):
    assert not edit.diagnostics
    return edit.value.on(files)


def withhold(files, *lines, **options):
    edit = withhold_from_letter(files, "content", ID, lines, "2024-05-02", **options)
    return applied(files, edit), edit.value.steps
