"""The signatory list ⇄ Markdown: entries as items, members nested under them, groups as headings.

An entry whose number is printed is a numbered item, every other one a bulleted one. Readers of Markdown count a list on
from its first number; where the printed numbers jump, `7)` after `5.` begins a new list, so that they show what is
printed. Where the name is not the whole entry it is bold, and where it cannot be, the note gives it.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from sitegen.content.manuscript.bold import read_entry, write_entry
from sitegen.content.manuscript.escaping import read_text, write_lines, write_text
from sitegen.content.manuscript.notes import Note, take_notes, write_note
from sitegen.content.manuscript.pieces import Piece
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    DEEP_MEMBER,
    DUPLICATE_SECTION,
    MEMBER_WITHOUT_ENTRY,
    STRAY_TEXT,
    UNREADABLE_NOTE,
)
from sitegen.core.model import Member, Signatory, SignatoryKind
from sitegen.core.source import Span

TITLE = "Signatories"
LEAST = 2  # hashes of the heading above the list, as it is written; within the list, more stand before a group
_LARGEST = 999_999_999  # CommonMark 5.2: more digits begin no list
_KINDS: tuple[SignatoryKind, ...] = get_args(SignatoryKind)
_ENTRY_NOTE = ("kind", "role", "affiliation", "place", "name", "number")
_MEMBER_NOTE = ("reason", "name")
_HEADING = re.compile(rf"\s*{TITLE}\s*", re.IGNORECASE)
_GROUP_ENDS = "<!-- end of group -->"

Entry = Signatory | Member


def entries_of(signatories: Sequence[Signatory]) -> Iterator[Entry]:
    """Yield entries and members, as they stand on the list."""
    for one in signatories:
        yield one
        yield from one.members


def is_section(piece: Piece) -> bool:
    """Return whether a piece is the heading above the list: “Signatories”, or one that says the kind of its entries.

    A heading of the letter itself has a note with its line.
    """
    if piece.kind != "heading":
        return False
    words, note = take_notes(piece.markdown, Span("", piece.line, piece.line), ("kind",)).value
    return not note.has_lines and (bool(_HEADING.fullmatch(words)) or "kind" in note.fields)


def write_section(statement: str | None, signatories: Sequence[Signatory]) -> Iterator[str]:
    """Yield the lines of the section of signatories; none where the letter has neither a statement nor signatories."""
    if statement is None and not signatories:
        return
    usual = _usual_kind(signatories)
    yield f"## {TITLE}{write_note(0, 0, {'kind': None if usual == 'unknown' else usual})}"
    yield ""
    if statement is not None:
        yield write_lines(statement)
        yield ""
    counted: tuple[int, str] | None = None
    group = None
    for index, one in enumerate(signatories):
        if one.group != group:
            yield from ([""] if index else [])
            yield f"### {write_text(one.group)}" if one.group is not None else _GROUP_ENDS
            yield ""
            counted = None
        group = one.group
        mark, counted, spare = _mark(one, counted)
        fields = {
            "kind": None if one.kind == usual else one.kind,
            "role": one.role,
            "affiliation": one.affiliation,
            "place": one.place,
            "number": spare,
        }
        yield _entry_line(mark, one, fields)
        yield from (_entry_line(" " * len(mark) + "- ", member, {"reason": member.reason}) for member in one.members)
    if signatories:
        yield ""


def _usual_kind(signatories: Sequence[Signatory]) -> SignatoryKind:
    """Return the kind that most entries are of; the heading says it once instead of every entry."""
    counts = Counter(one.kind for one in signatories)
    return max(_KINDS, key=lambda kind: (counts[kind], kind == "unknown")) if counts else "unknown"


def _mark(one: Signatory, counted: tuple[int, str] | None) -> tuple[str, tuple[int, str] | None, str | None]:
    """Return an entry's mark, what a reader of Markdown has counted to with it, and a number that no mark can hold."""
    if one.number_status != "printed" or one.number is None:
        return "- ", None, None
    if not 0 <= one.number <= _LARGEST:
        return "- ", None, str(one.number)
    sign = "."
    if counted:
        sign = counted[1] if counted[0] + 1 == one.number else {".": ")", ")": "."}[counted[1]]
    return f"{one.number}{sign} ", (one.number, sign), None


def _entry_line(mark: str, one: Entry, fields: Mapping[str, str | None]) -> str:
    markdown, says_name = write_entry(one.entry, one.name)
    name = None if says_name else one.name
    return f"{mark}{markdown}{write_note(one.line, one.last, {**fields, 'name': name})}"


class _Entry(NamedTuple):
    name: str
    entry: str
    note: Note


class SectionReader:
    """Turns pieces of the section into a statement and signatories; `found` collects what is wrong with them."""

    def __init__(self, path: str, heading: Piece) -> None:
        self.path = path
        self.statement: str | None = None
        self.signatories: list[Signatory] = []
        self.found: list[Diagnostic] = []
        self._members: list[list[Member]] = []
        self._group: str | None = None
        self._begun = False
        self._indents = (0, 0)
        self._usual = self._kind(heading, self._text(heading, ("kind",))[1], "unknown")

    def read(self, piece: Piece) -> None:
        """Take the next piece."""
        match piece.kind:
            case "item":
                self._begun = True
                self._read_item(piece)
            case "heading":
                self._begun = True
                self._read_group(piece)
            case _:
                self._read_text(piece)

    def finish(self) -> tuple[Signatory, ...]:
        """Return the signatories with their members."""
        return tuple(
            replace(one, members=tuple(members)) if members else one
            for one, members in zip(self.signatories, self._members, strict=True)
        )

    def _text(self, piece: Piece, known: Sequence[str]) -> tuple[str, Note]:
        taken = take_notes(piece.markdown, self._span(piece), known)
        self.found += taken.diagnostics
        return taken.value

    def _span(self, piece: Piece) -> Span:
        return Span(self.path, piece.line, piece.last)

    def _read_group(self, piece: Piece) -> None:
        if len(piece.mark) <= LEAST and is_section(piece):
            self.found.append(
                DUPLICATE_SECTION.at(
                    self._span(piece),
                    "the list of signatories began further up already",
                    "delete this heading, or make it a group: ### Group",
                )
            )
        self._group = read_text(self._text(piece, ())[0].strip(" \t"))

    def _read_text(self, piece: Piece) -> None:
        if piece.markdown == _GROUP_ENDS:
            self._group = None
            return
        markdown, _ = self._text(piece, ())
        text = read_text(markdown.strip(" \t"))
        if not text:
            return
        if piece.kind == "paragraph" and not self._begun and self.statement is None:
            self.statement = text
            return
        self.found.append(
            STRAY_TEXT.at(
                self._span(piece),
                "this is neither an entry nor a group of the list",
                "begin an entry with “- ” or its number, a group with “### ”; text of the letter stands above the list",
            )
        )

    def _read_item(self, piece: Piece) -> None:
        entry_indent, member_indent = self._indents
        nested = piece.indent >= entry_indent + 2 and bool(self._members)
        if piece.indent >= 2 and not self._members:
            self.found.append(
                MEMBER_WITHOUT_ENTRY.at(
                    self._span(piece),
                    "there is no entry above this one",
                    "begin the line at its margin to make it an entry",
                )
            )
        if not nested:
            self._indents = (piece.indent, 0)
            self._read_signatory(piece)
            return
        if self._members[-1] and piece.indent >= member_indent + 2:
            self.found.append(
                DEEP_MEMBER.at(
                    self._span(piece),
                    "a member has no members; it was read as a member of the entry",
                    "indent it as the members above",
                )
            )
        else:
            self._indents = (entry_indent, piece.indent)
        name, entry, note = self._entry(piece, _MEMBER_NOTE)
        self._members[-1].append(
            Member(name, entry, note.first, note.last, note.fields.get("reason"), written=piece.line)
        )

    def _read_signatory(self, piece: Piece) -> None:
        name, entry, note = self._entry(piece, _ENTRY_NOTE)
        spare = note.fields.get("number", "")
        number = int(spare) if re.fullmatch(r"-?[0-9]{1,30}", spare) else piece.number
        kind = self._kind(piece, note, self._usual)
        fields = note.fields
        self._members.append([])
        self.signatories.append(
            Signatory(
                len(self.signatories) + 1,
                number,
                "none" if number is None else "printed",
                name,
                entry,
                note.first,
                note.last,
                kind,
                fields.get("role"),
                fields.get("affiliation"),
                fields.get("place"),
                self._group,
                written=piece.line,
            )
        )

    def _entry(self, piece: Piece, known: Sequence[str]) -> _Entry:
        markdown, note = self._text(piece, known)
        entry, name = read_entry(markdown.strip(" \t"))
        return _Entry(note.fields.get("name", name), entry, note)

    def _kind(self, piece: Piece, note: Note, usual: SignatoryKind) -> SignatoryKind:
        said = note.fields.get("kind")
        if said is None:
            return usual
        known = next((kind for kind in _KINDS if kind == said), None)
        if known is None:
            near = difflib.get_close_matches(said, _KINDS, n=1)
            self.found.append(
                UNREADABLE_NOTE.at(
                    self._span(piece),
                    f"no signatory is of the kind {said!r}",
                    f"did you mean {near[0]}?" if near else f"known here: {', '.join(_KINDS)}",
                )
            )
        return known or usual
