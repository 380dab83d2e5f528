"""Accepted repairs of what a letter prints: the page shows the corrected form, the printed one stays known.

An editor writes them into the front matter:

    corrections:
      - line: 95
        printed: VIl
        corrected: VII
        reason: a small L read for a capital I
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import UNUSED_CORRECTION
from sitegen.core.model import Block, Correction, Footnote, Manuscript, Member, Signatory
from sitegen.core.source import Span

_Entry = TypeVar("_Entry", Signatory, Member)
_Text = TypeVar("_Text", Block, Footnote)


def correct(m: Manuscript) -> Checked[Manuscript]:
    """Return `m` with its corrections applied; one that finds its printed form nowhere on its line is reported.

    In the list, `corrected` is set and the name stays as printed. In body and footnotes the text itself is corrected;
    what was printed is in the manuscript's `corrections`. Applying corrections twice is applying them once.
    """
    used: set[Correction] = set()
    signatories = m.letter.signatories
    if m.corrections:
        signatories = tuple(
            _entry(replace(one, members=tuple(_entry(member, m, used) for member in one.members)), m, used)
            for one in signatories
        )
    letter = replace(
        m.letter,
        signatories=signatories,
        body=tuple(_text(one, m, used) for one in m.letter.body),
        footnotes=tuple(_text(one, m, used) for one in m.letter.footnotes),
    )
    return Checked(replace(m, letter=letter), tuple(_unused(one, m) for one in m.corrections if one not in used))


def _entry(one: _Entry, m: Manuscript, used: set[Correction]) -> _Entry:
    name = _repaired(one.name, one.line, one.last, m, used)
    return one if name == one.name else replace(one, corrected=name)


def _text(one: _Text, m: Manuscript, used: set[Correction]) -> _Text:
    text = _repaired(one.text, one.first, one.last, m, used)
    return one if text == one.text else replace(one, text=text)


def _repaired(text: str, first: int, last: int, m: Manuscript, used: set[Correction]) -> str:
    for correction in m.corrections:
        if first <= correction.line <= last:
            text = _repair(text, correction, used)
    return text


def _repair(text: str, correction: Correction, used: set[Correction]) -> str:
    """Return `text` repaired wherever the printed form stands and is not part of the corrected one already."""
    parts = text.split(correction.corrected) if correction.corrected else [text]
    repaired = correction.corrected.join(
        part.replace(correction.printed, correction.corrected) if correction.printed else part for part in parts
    )
    if repaired != text or len(parts) > 1:
        used.add(correction)
    return repaired


def _unused(one: Correction, m: Manuscript) -> Diagnostic:
    return UNUSED_CORRECTION.at(
        Span.line(m.path, one.written or 1),
        f"the correction of “{one.printed}” finds it nowhere on line {one.line}",
        "give the form exactly as the letter prints it, and the line of its source",
    )
