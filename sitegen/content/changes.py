"""The archive's own changelog, `content/changes.yaml`: what was added, corrected and withdrawn, when, and by whom.

    - date: 2024-03-05
      kind: added              # or: corrected, withdrawn, withheld, note
      letter: 2024-02-01-an-example
      what: a scan from the archive of the League
      by: Ada Moss

People keep it; `sitegen import` adds a record for every letter that it takes in. Corrections, departures and withheld
signatories that a manuscript dates (`on`) belong to it too: nobody writes them twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Annotated

from pydantic import Field, StringConstraints

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CHANGE_OF_NOTHING, SILENT_WITHDRAWAL
from sitegen.core.documents import Schema, locate_items, read_yaml
from sitegen.core.model import Change, ChangeKind, Manuscript
from sitegen.core.source import Span

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Record(Schema):
    """One change as it stands in the file. `note` is for what concerns the archive and no letter."""

    date: Annotated[date, Field(description="a day of the calendar, written 2024-02-01")]
    kind: ChangeKind
    letter: _Text | None = None
    what: _Text | None = None
    by: _Text | None = None


def read_changes(text: str, path: str) -> Checked[tuple[Change, ...] | None]:
    """Return the changes in `text` in their order, or None with every fault. An empty file holds none."""
    read = read_yaml(text, path, tuple[Record, ...] | None)
    if read.value is None:
        return Checked(None if read.diagnostics else (), read.diagnostics)
    lines = locate_items(text)
    return Checked(
        tuple(
            Change(one.date.isoformat(), one.kind, one.letter, one.what, one.by, line)
            for one, line in zip(read.value, lines, strict=True)
        ),
        read.diagnostics,
    )


def check_changes(changes: Iterable[Change], manuscripts: Iterable[Manuscript], path: str) -> Iterator[Diagnostic]:
    """Yield changes of letters that are not in the archive, and letters that were withdrawn and do not say so."""
    letters = {own: one for one in manuscripts for own in (*one.former_ids, one.letter_id)}
    for one in changes:
        place = Span.line(path, one.line)
        held = letters.get(one.letter or "")
        if one.letter is None and one.kind != "note":
            message = f"the letter that was {one.kind} is not named"
            yield CHANGE_OF_NOTHING.at(place, message, "add its id: letter: 2024-02-01-an-example")
        elif held and one.kind == "withdrawn" and not held.withdrawn:
            message = f"{one.letter} was withdrawn, and its pages do not say so"
            yield SILENT_WITHDRAWAL.at(place, message, f"say it in {held.path}: sitegen withdraw {held.letter_id}")
        elif one.letter is not None and held is None and one.kind != "withdrawn":
            near = get_close_matches(one.letter, list(letters), 1, 0.8)
            hint = f"did you mean {near[0]}? " if near else ""
            hint += "if the letter has another id now, add to its front matter: formerly: " + one.letter
            hint += "; if it is gone, remove this record or say that it was withdrawn"
            yield CHANGE_OF_NOTHING.at(place, f"there is no letter {one.letter} in the archive", hint)


def present_changes(changes: Iterable[Change], manuscripts: Iterable[Manuscript]) -> Iterator[Change]:
    """Yield the changes with letters under their present ids."""
    now = {former: one.letter_id for one in manuscripts for former in one.former_ids}
    for one in changes:
        yield replace(one, letter=now[one.letter]) if one.letter in now else one


def changes_of(manuscripts: Iterable[Manuscript]) -> Iterator[Change]:
    """Yield the changes that manuscripts date themselves: corrections, departures from the source, withheld names."""
    for one in manuscripts:
        own = one.letter_id
        for fix in one.corrections:
            if fix.on:
                said = f"“{fix.printed}” is read “{fix.corrected}”"
                yield Change(
                    fix.on, "corrected", own, f"{said}: {fix.reason}" if fix.reason else said, None, 0, fix.line
                )
        for departure in one.departures:
            if departure.on:
                yield Change(departure.on, "corrected", own, departure.reason, None, 0, departure.first)
        if one.withdrawn and one.withdrawn.on:
            yield Change(one.withdrawn.on, "withdrawn", own, one.withdrawn.reason)
        for withheld in one.withheld:
            if withheld.on:
                yield Change(withheld.on, "withheld", own, withheld.reason, private=withheld.of == "text")


def extend_changes(text: str, new: Iterable[Change]) -> str:
    """Return `text` with the `new` changes at its end. What was there stays as it was, byte for byte."""
    if text.strip() == "[]":
        text = ""
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(f"- {{{', '.join(_settings(one))}}}\n" for one in new)


def _settings(one: Change) -> Iterator[str]:
    """Yield the parts of a change that stands on one line: git joins whole lines of two branches, and none is alike."""
    yield from (f"date: {one.date}", f"kind: {one.kind}", f"letter: {one.letter}")
    if one.what:
        yield f"what: {json.dumps(one.what, ensure_ascii=False)}"


def with_id(text: str, old: str, new: str) -> str:
    """Return the file's text with another id in the records of a letter: one that leads nowhere is in none."""
    return re.sub(rf"(\bletter[ \t]*:[ \t]*[\"']?){re.escape(old)}(?![\w-])", lambda found: found[1] + new, text)
