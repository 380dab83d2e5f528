"""Which file of the content folder is what."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core.source import RECOGNISED

__all__ = [
    "ADDRESSEES", "AUTHORITY", "CHANGES", "JUDGEMENTS", "LETTERS", "ORIGINALS", "PAGES", "PRIVATE", "PRIVATE_FOLDER",
    "READINGS", "RECEIVED", "RECOGNISED", "SETTINGS", "SOURCES", "WITHHOLDS", "Edits", "is_text", "reading_of",
    "with_edits",
]  # fmt: skip

SETTINGS, AUTHORITY, JUDGEMENTS, CHANGES = "archive.toml", "organizations.yaml", "judgements.yaml", "changes.yaml"
ADDRESSEES = "addressees.yaml"
PRIVATE_FOLDER = ".private/"
WITHHOLDS = "withheld"  # the key under which a manuscript says whom it withholds
PRIVATE = f"{PRIVATE_FOLDER}withheld.yaml"
RECEIVED = f"{PRIVATE_FOLDER}sources/"  # sources as they were received, whose lines were written over
LETTERS, SOURCES, PAGES = "letters/", "sources/", "pages/"
ORIGINALS = f"{PRIVATE_FOLDER}originals/"  # files as they came, of which the archive keeps only what anybody may read
READINGS = "readings/"  # how the sources read, a file for each letter, under its id

Edits = Mapping[str, bytes | None]
"""Files to write, under their paths in the content folder; None for one that is removed."""


def with_edits(files: Mapping[str, bytes], edits: Edits) -> dict[str, bytes]:
    """Return the files of the content folder as they are after some edits."""
    return {name: data for name, data in {**files, **edits}.items() if data is not None}


def reading_of(letter_id: str) -> str:
    """Return the name of the file that records how a letter's source read."""
    return f"{READINGS}{letter_id}.txt"


def is_text(name: str) -> bool:
    """Tell whether the file `name` (below the content folder) is one that is read as text."""
    return name in (SETTINGS, AUTHORITY, ADDRESSEES, JUDGEMENTS, CHANGES, PRIVATE) or (
        name.startswith((LETTERS, PAGES)) and name.endswith(".md")
    )
