"""`sitegen remove`: the archive's files without a letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from sitegen.content.deaccession.asked import alone, asked_for, edited, elsewhere, files_of
from sitegen.content.deaccession.kept import kept_private
from sitegen.content.deaccession.unneeded import bare, notes_on, offered, unneeded_addressees, unneeded_records
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES, LETTERS, Edits
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Manuscript
from sitegen.identity import without_records

_AT_ONCE = "; sitegen remove --records does it at once"
_TRANSLATION = re.compile(r"^translation_of[ \t]*:.*\n", re.MULTILINE)


def remove(files: Mapping[str, bytes], label: str, letter_id: str, *, records: bool = False) -> Checked[Edits]:
    """Return the archive's files without a letter: its manuscript and its source.

    Translations of it stand for themselves then. Records of the authority file and notes of the changelog that spoke
    of this letter alone are told; with `records` they go, too, but for a record to which somebody has added. Faults
    in the rest of the archive hold up the records only.
    """
    asked = asked_for(files, label, letter_id)
    if asked.value is None:
        found = None if records else alone(files, label, letter_id)
        if found is None:
            return Checked({}, asked.diagnostics)
        return Checked(_without(*found, files), elsewhere(asked.diagnostics, f"{letter_id} is removed"))
    content, letter, held = asked.value.content, asked.value.letter, asked.value.held
    edits = _without(letter, content.manuscripts, held)
    kept = [one for one in content.manuscripts if one.letter_id != letter.letter_id]
    unneeded, unwritten = unneeded_records(content, kept, f"{label}/{AUTHORITY}"), unneeded_addressees(content, kept)
    notes = notes_on(held, label, letter)
    left = tuple(kept_private(letter, files, label))
    told = tuple(offered(unneeded, unwritten, notes, label, letter.letter_id, _AT_ONCE))
    if not records:
        return Checked(edits, asked.diagnostics + told + left)
    for name, lines in ((AUTHORITY, bare(unneeded)), (ADDRESSEES, bare(unwritten)), (CHANGES, notes)):
        if lines:
            edits[name] = edited(held[name], partial(_without_records, frozenset(lines)))
    return Checked(edits, asked.diagnostics + left)


def _without_records(lines: Collection[int], text: str) -> str:
    return without_records(text, lines)[0]


def _without(
    letter: Manuscript, manuscripts: Sequence[Manuscript], held: Mapping[str, bytes]
) -> dict[str, bytes | None]:
    """Return the edits by which a letter and its source go, and its translations stand for themselves."""
    edits: dict[str, bytes | None] = dict.fromkeys(files_of(letter, manuscripts, held))
    for other in manuscripts:
        name = f"{LETTERS}{other.letter_id}.md"
        if other.translation_of == letter.letter_id and name in held:
            edits[name] = edited(held[name], lambda text: _TRANSLATION.sub("", text, count=1))
    return edits
