"""Which file of the content folder is what."""

from __future__ import annotations

SETTINGS, AUTHORITY, JUDGEMENTS, CHANGES = "archive.toml", "organizations.yaml", "judgements.yaml", "changes.yaml"
ADDRESSEES = "addressees.yaml"
PRIVATE_FOLDER = ".private/"
WITHHOLDS = "withheld"  # the key under which a manuscript says whom it withholds
PRIVATE = f"{PRIVATE_FOLDER}withheld.yaml"
LETTERS, SOURCES, PAGES = "letters/", "sources/", "pages/"
# Ends the name of what another program made of a source, beside it: words recognised in pictures (a table of
# tesseract's), an old Word file converted (a .docx or text).
RECOGNISED = ".recognised"


def is_text(name: str) -> bool:
    """Tell whether the file `name` (below the content folder) is one that is read as text."""
    return name in (SETTINGS, AUTHORITY, ADDRESSEES, JUDGEMENTS, CHANGES, PRIVATE) or (
        name.startswith((LETTERS, PAGES)) and name.endswith(".md")
    )
