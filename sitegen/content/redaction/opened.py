"""A letter of the archive opened to withhold a line of it, or to give one back; and the edit that does so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sitegen.content.holdings import Holdings, read_holdings
from sitegen.content.layout import LETTERS, SOURCES, Edits, with_edits
from sitegen.content.private import PrivateRecord, private_in
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CANNOT_WITHHOLD
from sitegen.core.model import Manuscript, Reading, SourceRef
from sitegen.core.source import Source, Span
from sitegen.reading import formats


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit changes in the content folder; what was done, in words, `steps`.

    `past` are the paths whose earlier states tell what the edit withholds, each once. `left` says that its last steps
    are for the editor to do: no build passes before. `doubtful` says that they are for the editor to look at.
    """

    files: Edits = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    left: bool = False
    doubtful: bool = False

    def on(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return `files` as they are after the edit."""
        return with_edits(files, self.files)

    def then(self, after: Edit) -> Edit:
        """Return one edit for two of which the other one comes after this one."""
        files, steps = {**self.files, **after.files}, (*self.steps, *after.steps)
        return Edit(files, steps, left=self.left or after.left, doubtful=self.doubtful or after.doubtful)


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter with all that is needed to withhold a line of it."""

    holdings: Holdings
    manuscript: Manuscript
    ref: SourceRef
    data: bytes
    source: Source
    reading: Reading
    private: tuple[PrivateRecord, ...]

    @property
    def path(self) -> str:
        """The manuscript's path in the content folder."""
        return f"{LETTERS}{self.manuscript.letter_id}.md"

    def fault(self, message: str, hint: str) -> Diagnostic:
        """Return why a line of the letter cannot be withheld, or given back."""
        return CANNOT_WITHHOLD.at(Span.line(self.manuscript.path, 1), message, hint)


def open_letter(existing: Mapping[str, bytes], label: str, letter_id: str) -> Checked[OpenLetter | None]:
    """Return a letter of the archive with its source as it reads today, or None with what keeps it from being read."""
    holdings = read_holdings(existing, label)
    private = private_in(existing, label)
    found = (*holdings.diagnostics, *private.diagnostics)
    if holdings.value is None or private.value is None:
        return Checked(None, found)
    m = holdings.value.manuscripts.get(letter_id)
    if m is None:
        near = get_close_matches(letter_id, holdings.value.manuscripts, 1, 0.4)
        hint = f"did you mean {near[0]}?" if near else "give the id of a letter, as in its front matter"
        return Checked(None, (CANNOT_WITHHOLD.at(None, f"there is no letter {letter_id} in {label}", hint),))
    data = holdings.value.source_of(m)
    ocr = holdings.value.recognised_in(m)
    source = (
        formats.read_source(f"{label}/{SOURCES}{m.source.file}", data, ocr).value
        if m.source and data is not None
        else None
    )
    if m.source is None or data is None or source is None:
        hint = "put the file as received back; lines are those of the source"
        return Checked(None, (CANNOT_WITHHOLD.at(Span.line(m.path, 1), "its source is missing or was changed", hint),))
    reading = read_kept(source, m).value
    return Checked(OpenLetter(holdings.value, m, m.source, data, source, reading, private.value))
