"""A letter and its source without whom an editor withholds: by the line, and by the name that the line reads as.

Naming some of them can cost lives, so nothing here rests on one number alone: the manuscript's entries are matched by
name as well, and what cannot be told for certain is an error. No message names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from sitegen.content.manuscript import Entry, blank, entries_of, withheld_lines, without, without_lines
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DOUBTFUL_ENTRY, IDLE_WITHHOLDING, UNKNOWN_WITHHELD
from sitegen.core.model import Letter, Manuscript, Reading, Signatory, Withheld
from sitegen.core.source import Source, Span, said_lines
from sitegen.identity.folds import fold
from sitegen.identity.recognition import Recognizer

_WRITTEN_OVER = re.compile(r"(?<!\w)withheld(?!\w)", re.IGNORECASE)  # what editors write over a name in the source
_NEAR = 0.75  # of two spellings of one name, in the letters that both have
_TELLING = 12  # letters from which a private line is looked for elsewhere
NOBODY: Mapping[int, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a letter and its source, and the `names` that are not to be told."""

    manuscript: Manuscript
    source: Source | None
    reading: Reading | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Who is withheld, as one state of a letter tells: what entries are matched by, and the names themselves."""

    keys: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def on(cls, lines: frozenset[int], *lists: tuple[Signatory, ...]) -> Hidden:
        """Return those who stand on `lines` of any of the lists, or stand on them once more elsewhere."""
        if not lines:
            return cls()
        hidden = [one for signatories in lists for one in _touched(signatories, lines)]
        keys = frozenset(key for one in hidden for key in _keys(one))
        again = (one for signatories in lists for one in entries_of(signatories) if not keys.isdisjoint(_keys(one)))
        names = (name for one in (*hidden, *again) for name in (one.name, one.corrected))
        return cls(keys, frozenset(name for name in names if name and not _is_written_over(name)))

    @classmethod
    def called(cls, names: frozenset[str]) -> Hidden:
        """Return those who are known by their names alone."""
        return cls(frozenset(key for name in names for key in _folds(name)), names)

    def also(self, other: Hidden) -> Hidden:
        """Return whom either of two states tells."""
        return Hidden(self.keys | other.keys, self.names | other.names)

    def absent(self, letter: Letter, lines: frozenset[int]) -> Letter:
        """Return a letter without its entries on `lines`, and without those of the same names."""
        return without(letter, lambda one: not lines.isdisjoint(_lines(one)) or not self.keys.isdisjoint(_keys(one)))


def withhold_from(
    m: Manuscript, source: Source | None, reading: Reading | None, known: Mapping[int, frozenset[str]] = NOBODY
) -> Checked[Kept]:
    """Return a letter without what it withholds as readers may see it, without the checksum of its source.

    `known` are names that the archive's private file gives for lines of the source, 0 for none. With the checksum and
    the other lines, whoever guesses a name could confirm it.
    """
    printed = tuple(entries_of(reading.letter.signatories)) if reading else ()
    listed = tuple(entries_of(m.letter.signatories))
    lines, private = withheld_lines(m.withheld), withheld_lines(m.withheld, "text")
    hidden = Hidden.on(lines, reading.letter.signatories if reading else (), m.letter.signatories).also(
        Hidden.called(frozenset().union(*known.values()))
    )
    keys = hidden.keys
    names = hidden.names | _said_on(m, source)
    found = (
        *_idle(m, source, (*printed, *(one for one in listed if source is None or _stands(one, source))), known),
        *_doubtful(m, source, printed, listed, _guard(m, printed, known, names)),
        *_unknown(m, source, listed, known),
    )
    members = {id(member) for group in (reading.letter.signatories if reading else ()) for member in group.members}
    records = [replace(one, count=1) for one in m.withheld]
    # Several signatories of one line: each is counted, the decision is told once.
    records += [
        Withheld(one.first, one.last, of=one.of, open_in=one.open_in) for one in m.withheld for _ in range(1, one.count)
    ]
    # The same name once more, and the members of a withheld entry: whoever counts lines counts them as withheld, too.
    records += [
        Withheld(one.line, one.last)
        for one in printed
        if not keys.isdisjoint(_keys(one)) and lines.isdisjoint(_lines(one))
    ]
    nested = {one.line for one in printed if id(one) in members}
    all_records = tuple(replace(one, nested=one.first in nested) for one in records)
    gone = withheld_lines(all_records).union(*(_lines(one) for one in printed if not keys.isdisjoint(_keys(one))))
    shown = without_lines(m.letter, source, private)
    kept = replace(
        without_checksum(m),
        letter=hidden.absent(shown, gone),
        corrections=tuple(one for one in m.corrections if one.line not in gone),
        withheld=all_records,
    )
    return Checked(
        Kept(
            kept,
            replace(blank(source, gone | _telling(source, names)), sha256="") if source else None,
            _absent(reading, source, hidden, gone, private) if reading else None,
            names,
        ),
        found,
    )


def without_checksum(m: Manuscript) -> Manuscript:
    """Return a letter without the checksum of its source, with which a guess of what is left out could be confirmed."""
    return replace(m, source=replace(m.source, sha256="")) if m.source else m


def _absent(
    reading: Reading, source: Source | None, hidden: Hidden, gone: frozenset[int], private: frozenset[int]
) -> Reading:
    return replace(reading, letter=hidden.absent(without_lines(reading.letter, source, private), gone))


def _said_on(m: Manuscript, source: Source | None) -> frozenset[str]:
    """Return what stands on private lines, each record's as one text, if it is long enough to be known by."""
    records = (one for one in m.withheld if one.of == "text")
    texts = (" ".join(" ".join(source.lines[one.first - 1 : one.last]).split()) for one in records) if source else ()
    return frozenset(text for text in texts if len(letters_of(text)) >= _TELLING and not _WRITTEN_OVER.search(text))


def _touched(signatories: Iterable[Signatory], lines: frozenset[int]) -> Iterator[Entry]:
    """Yield the entries and members on `lines`; with an entry go its members."""
    for entry in signatories:
        whole = not lines.isdisjoint(_lines(entry))
        if whole:
            yield entry
        yield from (member for member in entry.members if whole or not lines.isdisjoint(_lines(member)))


def _idle(
    m: Manuscript, source: Source | None, entries: tuple[Entry, ...], known: Mapping[int, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield the records that withhold nobody, as the source reads and as the private file knows.

    Several signatories of one line (`count`) were written down by a person: no reader need see them there.
    """
    end = len(source.lines) if source else m.source.lines if m.source else 0
    for one in m.withheld:
        lines = range(one.first, one.last + 1)
        if one.last > end or one.last < one.first:
            message = f"{_said(lines)} of the source is not there: it has {end} lines; nobody is withheld"
        elif (source is not None and one.of == "text" and any(source.lines[line - 1].strip() for line in lines)) or (
            source is None
            or not known.keys().isdisjoint(lines)
            or (one.count > 1 and any(source.lines[line - 1].strip() for line in lines))
            or any(not set(lines).isdisjoint(_lines(entry)) for entry in entries)
            or any(_WRITTEN_OVER.search(source.lines[line - 1]) for line in lines)
        ):
            continue
        else:
            message = f"no signatory stands on {_said(lines)} of the source, so nobody is withheld"
        yield IDLE_WITHHOLDING.at(
            Span.line(m.path, one.written or 1),
            message,
            "give the line of the source on which the signatory stands; the page of the source counts them. "
            "If what stands there is private and no signatory, add: of: text",
        )


def _guard(
    m: Manuscript, printed: tuple[Entry, ...], known: Mapping[int, frozenset[str]], names: frozenset[str]
) -> Recognizer | None:
    """Return what knows the `names` that are withheld; None where not all of them are known."""
    signed = (one for one in m.withheld if one.of == "signatory")
    told = set(known).union(line for one in printed if not _is_written_over(one.name) for line in _lines(one))
    return Recognizer(names) if all(not told.isdisjoint(range(one.first, one.last + 1)) for one in signed) else None


def _doubtful(
    m: Manuscript,
    source: Source | None,
    printed: tuple[Entry, ...],
    listed: tuple[Entry, ...],
    guard: Recognizer | None,
) -> Iterator[Diagnostic]:
    """Yield the entries that are not what their lines read as: each may be a withheld one under another spelling.

    One that is not like any of them, and nearly what its own line prints, is only spelt otherwise.
    """
    lines = withheld_lines(m.withheld)
    known = {key for one in printed for key in _keys(one)}
    departed = {line for one in m.departures for line in range(one.first, one.last + 1)}
    for one in listed:
        own = set(_lines(one))
        if source is None:
            certain = one.line > 0
        elif own & lines:
            certain = _stands(one, source) or any(_is_written_over_in(source, line) for line in own & lines)
            certain = certain or any(own & set(_lines(other)) and _shares(one, other) for other in printed)
        else:
            certain = not known.isdisjoint(_keys(one)) or _stands(one, source) or bool(own & departed)
            near = (other for other in printed if own & set(_lines(other)) and _is_near(one.name, other.name))
            certain = certain or (guard is not None and guard.is_like(one.name) is None and any(near))
        if not certain:
            yield DOUBTFUL_ENTRY.at(
                Span.line(m.path, one.written or 1),
                "this may be a signatory who is withheld: the entry is not what its line of the source reads as",
                "delete it if it is; or end it with the line of the source on which it stands, spelt as it is there",
            )


def _is_near(name: str, other: str) -> bool:
    return SequenceMatcher(None, letters_of(name), letters_of(other)).ratio() >= _NEAR


def _unknown(
    m: Manuscript, source: Source | None, listed: tuple[Entry, ...], known: Mapping[int, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield the records of whom nothing here tells the name: written over, or without a source."""
    for one in m.withheld:
        lines = range(one.first, min(one.last, len(source.lines) if source else one.last) + 1)
        told = any(not set(lines).isdisjoint(_lines(entry)) for entry in listed)
        lost = any(_WRITTEN_OVER.search(source.lines[line - 1]) for line in lines) if source else not told
        if lost and known.keys().isdisjoint(lines):
            yield UNKNOWN_WITHHELD.at(
                Span.line(m.path, one.written or 1),
                f"nothing on this machine says what stood on line {one.first} of the source; "
                "the archive cannot be held against it",
                "put the archive's private file in its place, content/.private/withheld.yaml; docs/withholding.md",
            )


def _telling(source: Source | None, names: frozenset[str]) -> frozenset[int]:
    """Return the lines of a source that tell one of the names, which may go on over the end of a line."""
    if source is None or not names:
        return frozenset()
    text = "\n".join(source.lines)
    return frozenset(
        line
        for found in Recognizer(names).certain(text)
        for line in range(text.count("\n", 0, found.start) + 1, text.count("\n", 0, found.end) + 2)
    )


def _keys(one: Entry) -> frozenset[str]:
    """Return what an entry is matched by: its name and its corrected name, folded."""
    names = [name for name in (one.name, one.corrected) if name and not _is_written_over(name)]
    return frozenset(key for name in names for key in _folds(name))


@lru_cache(maxsize=65_536)
def _folds(name: str) -> tuple[str, ...]:
    return tuple(key for key in (fold(name), letters_of(name)) if key)


def _shares(one: Entry, other: Entry) -> bool:
    return not _keys(one).isdisjoint(_keys(other))


def _stands(one: Entry, source: Source) -> bool:
    """Return whether the lines that an entry gives print its name."""
    name = letters_of(one.name)
    place = " ".join(source.lines[one.line - 1 : one.last]) if one.line > 0 else ""
    return bool(name) and name in letters_of(place)


def _is_written_over(name: str) -> bool:
    return letters_of(name) == "withheld"


def _is_written_over_in(source: Source, line: int) -> bool:
    return 0 < line <= len(source.lines) and bool(_WRITTEN_OVER.search(source.lines[line - 1]))


def _lines(one: Entry) -> range:
    return range(one.line, max(one.line, one.last) + 1) if one.line > 0 else range(0)


def _said(lines: range) -> str:
    return said_lines(lines.start, lines.stop - 1)
