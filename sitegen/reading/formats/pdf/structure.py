"""What a PDF says of itself: which marked content is which paragraph, what are notes, its title, its language.

Word, LibreOffice and Acrobat write it well, other programs badly or not at all. It is believed only where nearly all of
a page's text stands in it; else a page is read by its looks alone.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.core.source import Evidence, Place
from sitegen.reading.formats.pages.line import ARTIFACT, TextLine
from sitegen.reading.formats.pdf.bullets import BULLET
from sitegen.reading.formats.pdf.glyphs import Glyph

_HEADINGS = {"Title": 1, "H": 1} | {f"H{level}": level for level in range(1, 7)}
_CELLS = frozenset({"TD", "TH"})
_PARAGRAPHS = frozenset({"P", "LI", "Caption", "Note", "FENote"}) | _CELLS | _HEADINGS.keys()
_WHOLE = frozenset({"LI", "Note", "FENote"})  # what stands in these belongs to them, whatever it is called
_NOTES = frozenset({"Note", "FENote"})
_DEEPEST, _MOST = 60, 20_000  # elements within each other, and of a page
_SOUND = 0.9  # least share of a page's letters that stand in its structure
_LONGEST = 500  # characters of a value
_PROGRAM = re.compile(r"(?:Microsoft Word|Microsoft Office Word|PowerPoint|Word|Print) - ", re.IGNORECASE)
_FILE = re.compile(r".*\.(?:docx?|odt|rtf|pdf|pages|indd|qxd|tex|html?)(?:\s.*)?|\S+|untitled.*", re.IGNORECASE)


class Block(NamedTuple):
    """A paragraph of the structure: its number on the page, whether it is a note, whether it holds no other one.

    `heading` is its level as a heading, 0 for any other; `cell` the table, row and column that it stands in, if any;
    `label` the marked content of the bullet or number of a list's item, if it has one.
    """

    number: int
    note: bool = False
    whole: bool = False
    heading: int = 0
    cell: tuple[int, int, int] | None = None
    label: int | None = None


def read_structure(page: pypdfium2.PdfPage) -> Mapping[int, Block]:
    """Return the paragraph of every marked content of a page, by its number; nothing where the file has no tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    walk = _Walk()
    try:
        for index in range(min(max(pdfium.FPDF_StructTree_CountChildren(tree), 0), _MOST)):
            walk.visit(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), None, 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return walk.found


class _Walk:
    """A walk through the elements of a page. `found` maps marked content to paragraphs."""

    def __init__(self) -> None:
        self.found: dict[int, Block] = {}
        self._seen = 0
        self._blocks = 0
        self._tables = 0
        self._cell = [0, 0, 0]  # the table, the row and the column that are being walked
        self._name = ctypes.create_string_buffer(64)

    def visit(self, element: Any, block: Block | None, depth: int) -> None:  # noqa: ANN401 - a handle of PDFium's
        """Take an element with all that stands in it; `block` is the paragraph that it stands in."""
        self._seen += 1
        if not element or depth > _DEEPEST or self._seen > _MOST:
            return
        kind = self._kind_of(element)
        around = list(self._cell)
        if kind == "LI" or (kind in _PARAGRAPHS and not (block and block.whole)):
            self._blocks += 1
            cell = self._walk_table(kind) if kind in _CELLS else block.cell if block else None
            label = self._label_of(element) if kind == "LI" else None
            block = Block(self._blocks, kind in _NOTES, kind in _WHOLE, _HEADINGS.get(kind, 0), cell, label)
        elif kind in ("Table", "TR"):
            self._walk_table(kind)
        for index in range(min(max(pdfium.FPDF_StructElement_CountChildren(element), 0), _MOST)):
            # PDFium's other way to ask gives the numbers of all pages, and each page counts anew
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if content >= 0 and block:
                self.found.setdefault(content, block)
            elif child:
                self.visit(child, block, depth + 1)
        if kind == "Table":  # what stands around a table within another goes on
            self._cell = around

    def _kind_of(self, element: Any) -> str:  # noqa: ANN401
        size = pdfium.FPDF_StructElement_GetType(element, self._name, 64)
        return self._name.raw[: max(min(size, 64) - 2, 0)].decode("utf-16-le", "replace")

    def _label_of(self, item: Any) -> int | None:  # noqa: ANN401
        """Return the marked content of the label that an item of a list begins with, or None."""
        label = pdfium.FPDF_StructElement_GetChildAtIndex(item, 0)
        if not label or self._kind_of(label) != "Lbl":
            return None
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(label, 0)
        return content if content >= 0 else None

    def _walk_table(self, kind: str) -> tuple[int, int, int]:
        """Take the start of a table, a row or a cell; return where a cell stands."""
        if kind == "Table":
            self._tables += 1
            self._cell = [self._tables, 0, -1]
        elif kind == "TR":
            self._cell[1:] = [self._cell[1] + 1, -1]
        else:
            self._cell[2] += 1
        return self._cell[0], self._cell[1], self._cell[2]


def is_sound(glyphs: Sequence[Glyph], structure: Mapping[int, Block]) -> bool:
    """Return whether a structure holds nearly all letters of a page that are no furniture."""
    letters = [glyph.tag for glyph in glyphs if not glyph.text.isspace() and glyph.tag != ARTIFACT]
    return bool(structure) and sum(tag in structure for tag in letters) >= _SOUND * len(letters)


def with_paragraphs(
    lines: Sequence[TextLine], structure: Mapping[int, Block], written: Set[int] = frozenset()
) -> list[TextLine]:
    """Return lines with the paragraphs that they belong to.

    `written` is the marked content that holds letters. A label that does not is drawn as a bullet; the item has one.
    """
    found: list[TextLine] = []
    begun: set[int] = set()
    for line in lines:
        block = structure.get(line.tag)
        if block is None:
            found.append(line)
            continue
        cells, marked = line.cells, line.marked
        drawn = block.label is not None and block.label not in written and not cells[0].text.startswith(BULLET)
        if drawn and block.number not in begun:
            cells = (cells[0]._replace(text=f"{BULLET} {cells[0].text}"), *cells[1:])
            marked = marked and f"{BULLET} {marked}"
        begun.add(block.number)
        found.append(
            replace(line, cells=cells, marked=marked, paragraph=block.number, note=block.note, heading=block.heading)
        )
    return found


def properties_of(document: pypdfium2.PdfDocument) -> tuple[Evidence, ...]:
    """Return what the properties of a document say; the name of a file is no title."""
    found = []
    title = " ".join(document.get_metadata_value("Title").split())[:_LONGEST]
    bare = _PROGRAM.sub("", title, count=1)
    if bare == title and title and not _FILE.fullmatch(title):
        found.append(Evidence("title", title, "properties", "Title"))
    buffer = ctypes.create_string_buffer(128)
    size = pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 128)
    language = buffer.raw[: max(min(size, 128) - 2, 0)].decode("utf-16-le", "replace").strip()
    return (*found, Evidence("language", language, "properties", "Lang")) if language else tuple(found)


def headings_in(lines: Sequence[str], places: Sequence[Place | None]) -> Iterator[Evidence]:
    """Yield the one heading that the file calls its first, as the title."""
    first = [at for at, place in enumerate(places) if place and place.heading == 1 and place.zone == "flow"]
    paragraphs = {(place.page, place.paragraph) for at in first if (place := places[at])}
    if len(paragraphs) == 1:
        yield Evidence("title", " ".join(lines[at] for at in first)[:_LONGEST], "heading", "H1", first[0] + 1)
