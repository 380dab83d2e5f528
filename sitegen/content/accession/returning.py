"""A letter of which lines are withheld, when its file comes again: no line that was written over comes back with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.content.accession.moving import Confirmed
from sitegen.content.holdings import Holdings
from sitegen.content.layout import LETTERS, PRIVATE, RECOGNISED, SOURCES
from sitegen.content.manuscript import OVER, write_manuscript
from sitegen.content.naming import source_name
from sitegen.content.private import PrivateRecord, write_private
from sitegen.content.redaction.opened import Edit
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import ALREADY_IMPORTED
from sitegen.core.model import Manuscript
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats import read_source


@dataclass(frozen=True, slots=True)
class WrittenOver:
    """A letter whose source has `lines` written over, its file's `data`; `received` is it as received, if kept here."""

    manuscript: Manuscript
    data: bytes
    source: Source
    lines: frozenset[int]
    received: Source | None

    def is_in(self, source: Source) -> bool:
        """Return whether a file is this source as it was received, or as it is."""
        if self.received:
            return source.lines in (self.received.lines, self.source.lines)
        pairs = zip(source.lines, self.source.lines, strict=False)
        same = all(new == old or at in self.lines for at, (new, old) in enumerate(pairs, 1))
        return same and len(source.lines) == len(self.source.lines)

    def told(self, path: str, *, anew: bool) -> Diagnostic:
        """Return what is said of that file when it comes again, if its letter is to be read `anew` or to stay."""
        back = "to take a withholding back: sitegen withhold … --undo"
        return ALREADY_IMPORTED.at(
            Span.line(path, 1),
            f"this is the file that {self.manuscript.path} came from; lines of it are withheld, and stay so"
            + ("; the others are read again, as you say what they are" if anew else ""),
            back if anew else f"nothing to do; {back}",
        )


def written_over(holdings: Holdings, path: str, sha256: str) -> WrittenOver | None:
    """Return the letter that came from this file, or one of its name, if lines of its source are written over."""
    same = (name for name, data in holdings.received.items() if digest(data) == sha256)
    stem = next(same, source_name(path, ())).rpartition(".")[0]
    for one in holdings.manuscripts.values():
        if one.withheld and one.source and one.source.file.rpartition(".")[0] == stem:
            return written_over_in(holdings, one)
    return None


def written_over_in(holdings: Holdings, manuscript: Manuscript) -> WrittenOver | None:
    """Return a letter with the lines of its source that are written over, None if none is."""
    data = holdings.source_of(manuscript)
    if data is None or manuscript.source is None or not manuscript.withheld:
        return None
    path = f"{holdings.label}/{SOURCES}{manuscript.source.file}"
    source = read_source(path, data, holdings.recognised_in(manuscript)).value
    lines = frozenset(
        line
        for one in manuscript.withheld
        for line in range(one.first, one.last + 1)
        if source and one.first <= len(source.lines) and OVER in source.lines[one.first - 1]
    )
    if not source or not lines:
        return None
    return WrittenOver(
        manuscript, data, source, lines, _as_received(holdings, manuscript.source.file, len(source.lines))
    )


def _as_received(holdings: Holdings, file: str, lines: int) -> Source | None:
    stem = file.rpartition(".")[0]
    for name, data in holdings.received.items():
        if not name.endswith(RECOGNISED) and stem in (name.rpartition(".")[0], name):
            source = read_source(name, data, holdings.received.get(f"{name}{RECOGNISED}", b"")).value
            if source and len(source.lines) == lines:
                return source
    return None


def withheld_again(
    existing: Mapping[str, bytes],
    holdings: Holdings,
    updated: Sequence[tuple[Manuscript, Manuscript, str]],
    private: Sequence[PrivateRecord],
    confirmed: Confirmed,
    today: str,
) -> Checked[Edit]:
    """Return the edit by which new states of sources tell no more than the old ones did.

    `existing` are the files of the content folder as the import leaves them, `holdings` what was there before;
    `updated` letters as they were, with their new manuscripts and the paths that their files came under; `confirmed` is
    what a person said of withheld lines.
    """
    places = {new.letter_id: _places(before, new, confirmed) for before, new, _ in updated}
    records = [_moved(one, places) for one in private]
    whole = Edit({PRIVATE: write_private(records).encode()} if records != [*private] else {})
    for before, new, path in updated:
        over = written_over_in(holdings, before)
        again = [now for old, now in places[new.letter_id].items() if over and now and old in over.lines]
        if not again:
            continue
        whole = whole.then(_as_it_came(whole.on(existing), new, path))
        edit = withhold_from_letter(whole.on(existing), holdings.label, new.letter_id, again, today)
        if edit.failed:
            return Checked(Edit(), edit.diagnostics)
        whole = whole.then(edit.value)
    return Checked(whole)


def _as_it_came(files: Mapping[str, bytes], new: Manuscript, path: str) -> Edit:
    """Return the edit by which a source has the ending of the file that came: a page of which a text was made is none.

    So it is kept as received under its own name, and made the same text again.
    """
    source = new.source
    if source is None:
        return Edit()
    ending = source_name(path, ()).rpartition(".")[2]
    name = f"{source.file.rpartition('.')[0]}.{ending}"
    if name == source.file or f"{SOURCES}{name}" in files:
        return Edit()
    made: dict[str, bytes | None] = {
        f"{LETTERS}{new.letter_id}.md": write_manuscript(replace(new, source=replace(source, file=name))).encode()
    }
    moved = [one for one in ("", RECOGNISED) if f"{SOURCES}{source.file}{one}" in files]
    made |= {f"{SOURCES}{name}{one}": files[f"{SOURCES}{source.file}{one}"] for one in moved}
    return Edit(made | {f"{SOURCES}{source.file}{one}": None for one in moved})


def _places(before: Manuscript, new: Manuscript, confirmed: Confirmed) -> dict[int, int | None]:
    """Return where each withheld line stands now, None for those of whom a person said that they are gone."""
    now = iter(new.withheld)
    gone = (one.first for one in before.withheld if confirmed.get(one.first, 0) is None)
    return dict.fromkeys(gone) | {
        one.first: next(now).first for one in before.withheld if confirmed.get(one.first, 0) is not None
    }


def _moved(record: PrivateRecord, places: Mapping[str, Mapping[int, int | None]]) -> PrivateRecord:
    """Return a private record with the line that its names stand on now; none where they stand on none any more."""
    moved = places.get(record.letter or "")
    if moved is None or record.line is None:
        return record
    line = moved.get(record.line, record.line)
    contacts = tuple(replace(one, line=line) if line and one.line == record.line else one for one in record.contacts)
    by = line - record.line if line else 0
    entries = tuple(replace(one, line=one.line + by, last=one.last + by) for one in record.entries)
    return record.model_copy(update={"line": line, "contacts": contacts, "entries": entries})
