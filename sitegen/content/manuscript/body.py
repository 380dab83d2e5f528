"""A letter's body and footnotes ⇄ Markdown blocks.

Salutations and closings are plain paragraphs whose note says what they are. An item of a list that begins with its
number is written as a numbered item wherever a reader of Markdown would show that very number, else as a bulleted one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.content.manuscript.escaping import read_text, write_lines, write_text
from sitegen.content.manuscript.inline import Reference, parse_inline
from sitegen.content.manuscript.notes import Note, take_notes, whole_number, write_note
from sitegen.content.manuscript.pieces import Piece
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DUPLICATE_FOOTNOTE, MISSING_FOOTNOTE, UNREADABLE_NOTE
from sitegen.core.model import Block, BlockKind, Footnote
from sitegen.core.source import Span

_NUMBERED = re.compile(r"(0|[1-9][0-9]{0,8})([.)]) (?=\S)")
_LABEL = re.compile(r"[^\s\[\]\\`*_<>&|]{1,32}")
_PLAIN_KINDS: tuple[BlockKind, ...] = ("salutation", "paragraph", "closing")
_LIST_NOTE = ("level",)
_TEXT_NOTE = ("kind",)
_FOOTNOTE_NOTE = ("marker", "reference")


def write_body(body: Sequence[Block]) -> Iterator[str]:
    """Yield the body's lines, a blank one after every block but between the items of a list."""
    items = _ItemWriter()
    for index, block in enumerate(body):
        if block.kind == "list":
            yield items.write(block)
        else:
            items = _ItemWriter()
            yield _write_block(block)
        if block.kind != "list" or index + 1 == len(body) or body[index + 1].kind != "list":
            yield ""


def _write_block(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {write_text(block.text)}{write_note(block.first, block.last, always=True)}"
    if block.kind == "quote":
        return f"> {write_lines(block.text, '> ')}{write_note(block.first, block.last)}"
    kind = None if block.kind == "paragraph" else block.kind
    return (
        write_lines(block.text) + write_note(block.first, block.last, {"kind": kind}, always=not block.text)
    ).lstrip(" ")


class _ItemWriter:
    """Writes the items of one list, nested as Markdown nests them: below the first character of the item above."""

    def __init__(self) -> None:
        self.offsets: list[int] = []
        self.numbers: list[tuple[str, int] | None] = []

    def write(self, block: Block) -> str:
        depth = min(block.level, len(self.offsets))
        indent = self.offsets[depth - 1] if depth else 0
        before = self.numbers[depth] if depth < len(self.numbers) else None
        mark, number, text = self._mark(block.text, before)
        self.offsets[depth:] = [indent + len(mark)]
        self.numbers[depth:] = [number]
        note = write_note(block.first, block.last, {"level": None if depth == block.level else str(block.level)})
        return f"{' ' * indent}{mark}{write_lines(text, ' ' * (indent + len(mark)))}{note}"

    def _mark(self, text: str, before: tuple[str, int] | None) -> tuple[str, tuple[str, int] | None, str]:
        found = _NUMBERED.match(text)
        if found:
            sign, number = found[2], int(found[1])
            starts_or_follows = before is None or before[0] != sign or before[1] + 1 == number
            if starts_or_follows:
                return found[0], (sign, number), text[found.end() :]
        return "- ", None, text


def write_footnotes(footnotes: Sequence[Footnote]) -> Iterator[str]:
    """Yield the footnotes' lines. Where a mark is used twice or cannot be written, the note says the printed one."""
    used: set[str] = set()
    for order, one in enumerate(footnotes, 1):
        label = one.marker
        if not _LABEL.fullmatch(label) or label.casefold() in used:
            label = next(name for n in range(order, order + len(footnotes) + 1) if (name := f"note-{n}") not in used)
        used.add(label.casefold())
        fields = {
            "marker": None if label == one.marker else one.marker,
            "reference": None if one.reference is None else str(one.reference),
        }
        yield f"[^{label}]: {write_lines(one.text, '    ')}{write_note(one.first, one.last, fields)}"
        yield ""


class BodyReader:
    """Turns pieces into blocks and footnotes, one after the other; `found` collects what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.footnotes: list[Footnote] = []
        self.found: list[Diagnostic] = []
        self._labels: dict[str, int] = {}
        self._odd: list[Diagnostic] = []
        self._items: list[tuple[int, tuple[str, int] | None]] = []

    def read(self, piece: Piece) -> None:
        """Take the next piece."""
        if piece.kind != "item":
            self._items.clear()
        match piece.kind:
            case "footnote":
                self._read_footnote(piece)
            case "item":
                self._read_item(piece)
            case "heading":
                text, note = self._text(piece, ())
                self._add(piece, Block("heading", text, note.first, note.last, len(piece.mark)))
            case "quote":
                text, note = self._text(piece, ())
                self._add(piece, Block("quote", text, note.first, note.last))
            case _:
                self._read_paragraph(piece)

    def finish(self, *, listed: bool) -> None:
        """Report references to footnotes that are not there, and odd notes of items.

        Where no list of signatories is `listed`, items may be its entries: their notes are not odd, their heading is.
        """
        if listed:
            self.found += self._odd
        for block in self.blocks:
            for one in parse_inline(block.text):
                if isinstance(one, Reference) and one.marker.casefold() not in self._labels:
                    self.found.append(
                        MISSING_FOOTNOTE.at(
                            Span.line(self.path, block.written),
                            f"there is no footnote {one.marker}",
                            f"add its text at the end of the body: [^{one.marker}]: …",
                        )
                    )

    def _add(self, piece: Piece, block: Block) -> None:
        self.blocks.append(replace(block, written=piece.line))

    def _text(self, piece: Piece, known: Sequence[str]) -> tuple[str, Note]:
        taken = take_notes(piece.markdown, Span(self.path, piece.line, piece.last), known)
        self.found += taken.diagnostics
        markdown, note = taken.value
        return read_text(markdown.strip(" \t")), note

    def _read_paragraph(self, piece: Piece) -> None:
        text, note = self._text(piece, _TEXT_NOTE)
        kind: BlockKind = "paragraph"
        if "kind" in note.fields:
            named = next((one for one in _PLAIN_KINDS if one == note.fields["kind"]), None)
            if named is None:
                self.found.append(
                    UNREADABLE_NOTE.at(
                        Span.line(self.path, piece.line),
                        f"a paragraph cannot be of the kind {note.fields['kind']!r}",
                        f"known here: {', '.join(_PLAIN_KINDS)}",
                    )
                )
            kind = named or kind
        if text or note.has_lines:
            self._add(piece, Block(kind, text, note.first, note.last))

    def _read_item(self, piece: Piece) -> None:
        taken = take_notes(piece.markdown, Span(self.path, piece.line, piece.last), _LIST_NOTE)
        self._odd += taken.diagnostics
        text, note = read_text(taken.value[0].strip(" \t")), taken.value[1]
        before = None  # the number of the item before this one in the same list
        while self._items and piece.indent < self._items[-1][0] + 2:
            before = self._items.pop()[1]
        number = self._number(piece, before)
        level = len(self._items)
        self._items.append((piece.indent, number))
        if number:
            text = f"{number[1]}{number[0]} {text}"
        said = whole_number(note.fields.get("level", ""))
        level = level if said is None else said
        self._add(piece, Block("list", text, note.first, note.last, level))

    @staticmethod
    def _number(piece: Piece, before: tuple[str, int] | None) -> tuple[str, int] | None:
        """Return the number that a reader of Markdown would show: it counts on from the first of a list."""
        if piece.number is None:
            return None
        sign = piece.mark[-1]
        return (sign, before[1] + 1 if before and before[0] == sign else piece.number)

    def _read_footnote(self, piece: Piece) -> None:
        text, note = self._text(piece, _FOOTNOTE_NOTE)
        label = piece.mark.casefold()
        if label in self._labels:
            self.found.append(
                DUPLICATE_FOOTNOTE.at(
                    Span.line(self.path, piece.line),
                    f"footnote {piece.mark} stands on line {self._labels[label]} already",
                    "give one of the two another mark, here and in the text",
                )
            )
        self._labels.setdefault(label, piece.line)
        self.footnotes.append(
            Footnote(
                note.fields.get("marker", piece.mark),
                text,
                note.first,
                note.last,
                whole_number(note.fields.get("reference", "")),
                piece.line,
            )
        )
