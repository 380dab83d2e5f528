"""`sitegen remove`: the archive's files without a letter. `sitegen withdraw`: with one that says so."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from sitegen.content.deaccession.asked import alone, asked_for, edited, elsewhere, files_of, refusal
from sitegen.content.deaccession.left import (
    bare,
    kept_private,
    notes_on,
    offered,
    unneeded_addressees,
    unneeded_records,
)
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES, LETTERS, Edits
from sitegen.content.manuscript import write_manuscript
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.model import Letter, Manuscript, Stated, Withdrawal
from sitegen.identity.yaml_records import without_records

_AT_ONCE = "; sitegen remove --records does it at once"
_TRANSLATION = re.compile(r"^translation_of[ \t]*:.*\n", re.MULTILINE)
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


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


def withdraw(
    files: Mapping[str, bytes], label: str, letter_id: str, withdrawal: Withdrawal, *, keep_text: bool = True
) -> Checked[Edits]:
    """Return the archive's files with a letter that says it was withdrawn.

    Without its text, the manuscript holds what is said about the letter (title, date, language, addressees) and nothing
    of what it said, and its source is gone; records of who signed this letter alone stay, and are told. Of a letter
    that is withdrawn already the text can still go: its day and its reason stay. Faults in the rest of the archive hold
    no withdrawal up: they are told, as warnings.
    """
    asked = asked_for(files, label, letter_id)
    told: tuple[Diagnostic, ...] = ()
    if asked.value is not None:
        letter, manuscripts, held = asked.value.letter, asked.value.content.manuscripts, asked.value.held
    elif found := alone(files, label, letter_id):
        (letter, manuscripts), held = found, files
        told = elsewhere(asked.diagnostics, f"{letter_id} is withdrawn")
    else:
        return Checked({}, asked.diagnostics)
    emptied_already = letter.source is None and not letter.letter.body and not letter.letter.signatories
    if letter.withdrawn and (keep_text or emptied_already):
        message = f"{letter_id} is withdrawn already"
        return Checked({}, (refusal(letter.path, message, "change the day or the reason in its front matter"),))
    withdrawal = letter.withdrawn or withdrawal
    name = f"{LETTERS}{letter.letter_id}.md"
    if keep_text:
        settings = {
            "on": withdrawal.on,
            "reason": withdrawal.reason and json.dumps(withdrawal.reason, ensure_ascii=False),
        }
        lines = "".join(f"  {key}: {value}\n" for key, value in settings.items() if value)
        return Checked({name: edited(held[name], lambda text: _at_end_of_front(text, f"withdrawn:\n{lines}"))}, told)
    about = letter.letter
    bare = Letter(about.title, about.date, about.language, about.addressees, about.cc, Stated(), (), (), (), None, ())
    emptied = replace(
        letter, letter=bare, source=None, corrections=(), departures=(), withheld=(), withdrawn=withdrawal
    )
    if asked.value is not None:
        kept = [emptied if one is letter else one for one in manuscripts]
        unneeded = unneeded_records(asked.value.content, kept, f"{label}/{AUTHORITY}")
        told = tuple(offered(unneeded, (), (), label, letter_id))
    told += tuple(kept_private(letter, files, label))
    edits: dict[str, bytes | None] = dict.fromkeys(files_of(letter, manuscripts, held))
    return Checked(edits | {name: write_manuscript(emptied).encode()}, told)


def _at_end_of_front(text: str, lines: str) -> str:
    """Return a manuscript with `lines` at the end of its front matter."""
    opening = text.index("\n") + 1
    end = _FENCE.search(text, opening)
    at = end.start() if end else len(text)
    return text[:at] + lines + text[at:]
