"""Sheets: the pages of a PDF as PDFium gives them.

Form fields and annotations that are drawn on a page are made part of it first, so they are read like any text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sitegen.reading.formats.pages.line import TextLine
from sitegen.reading.formats.pdf.annotations import Annotations, Box, read_annotations
from sitegen.reading.formats.pdf.drawing import read_drawing
from sitegen.reading.formats.pdf.glyphs import Glyph, read_glyphs
from sitegen.reading.formats.pdf.lines import lines_of
from sitegen.reading.formats.pdf.seen import find_unseen
from sitegen.reading.formats.pdf.structure import Block, read_structure
from sitegen.reading.formats.pdf.turning import by_turn, frame_of, main_turn, on_page, upright

_MUCH, _SAMPLES = 400, 100  # characters of a page that is no picture; those of them that are looked at
_MOST_FILES = 100
_SCAN = 0.5  # a picture over half of the page makes invisible text its text


@dataclass(slots=True)
class Sheet:
    """A page as PDFium gives it: its size in points, its glyphs in PDFium's order, what of it nobody reads.

    `turned` are lines written in another direction than most, `rules` the straight lines of the page, `dots` its dots.
    `hidden` is what is drawn so that nobody sees it, `struck` what is struck out, `covered` how many words lie under
    something else, `redacted` how many are marked to be blackened; `comments` are the notes that a viewer shows only
    when asked, or draws itself. `picture` is the share of the page that its largest picture covers; `structure` is what
    the file says of its marked content; `blank`: nothing at all is drawn on the page.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    turned: list[TextLine] = field(default_factory=list)
    hidden: str = ""
    struck: str = ""
    covered: int = 0
    redacted: int = 0
    comments: tuple[str, ...] = ()
    picture: float = 0.0
    structure: Mapping[int, Block] = field(default_factory=dict)
    blank: bool = False


def open_forms(document: pypdfium2.PdfDocument) -> bool:
    """Make a document's form fields ready to be read; return whether Adobe's programs alone draw its pages (XFA)."""
    kind = pdfium.FPDF_GetFormType(document)
    if kind in (pdfium.FORMTYPE_NONE, pdfium.FORMTYPE_ACRO_FORM):
        document.init_forms()
    return bool(kind == pdfium.FORMTYPE_XFA_FULL)


def files_in(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """Return the names of the files that are set into a document."""
    count = min(max(pdfium.FPDFDoc_GetAttachmentCount(document), 0), _MOST_FILES)
    return tuple(document.get_attachment(index).get_name() for index in range(count))


def read_sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Return the glyphs of page `number` (from 0). Raises PdfiumError where the page is damaged."""
    page = document[number]
    try:
        sheet = Sheet(*page.get_size())
        sheet.structure = read_structure(page)
        own = None
        annotations = read_annotations(page)
        sheet.comments = tuple(annotations.comments)
        if annotations.drawn:
            text = page.get_textpage()
            own = text.count_chars()
            text.close()
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
        sheet.picture = _picture(page)
        sheet.blank = pdfium.FPDFPage_CountObjects(page) == 0
        text = page.get_textpage()
        try:
            glyphs, sheet.hidden = read_glyphs(page, text.raw, own, scanned=sheet.picture > _SCAN)
            _take_glyphs(sheet, page, glyphs, annotations)
        finally:
            text.close()
        return sheet
    finally:
        page.close()


def _take_glyphs(sheet: Sheet, page: pypdfium2.PdfPage, glyphs: list[Glyph], annotations: Annotations) -> None:
    """Give a sheet the glyphs that a person reads, as they stand when most of them are upright."""
    drawing = read_drawing(page)
    unseen = find_unseen(page, glyphs, drawing, annotations)
    if gone := unseen.covered | unseen.redacted | unseen.struck | unseen.others:
        sheet.hidden += _text(glyphs, unseen.others)
        sheet.struck = _text(glyphs, unseen.struck)
        sheet.covered = len(_text(glyphs, unseen.covered).split())
        sheet.redacted = len(_text(glyphs, unseen.redacted).split())
        glyphs = [glyph for at, glyph in enumerate(glyphs) if at not in gone]
    turns = by_turn(glyphs)
    if not turns.keys() - {0}:
        sheet.glyphs, sheet.rules, sheet.dots = glyphs, drawing.rules, drawing.dots
        return
    main = frame_of(main_turn(glyphs), sheet.width, sheet.height)
    for turn, turned in turns.items():
        frame = frame_of(turn, sheet.width, sheet.height)
        if turn == main.turn:
            sheet.glyphs = upright(turned, frame)
        else:
            sheet.turned += [on_page(line, frame, main) for line in lines_of(upright(turned, frame))]
    sheet.width, sheet.height = main.width, main.height


def _text(glyphs: Sequence[Glyph], places: Set[int]) -> str:
    """Return the text of glyphs; those that do not follow each other are of different words."""
    return "".join(glyphs[at].text if at - 1 in places else f" {glyphs[at].text}" for at in sorted(places))


def has_much_text(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether page `number` (from 0) holds much text whose characters the fonts name, as far as samples tell."""
    page = document[number]
    text = page.get_textpage()
    try:
        count = text.count_chars()
        samples = range(0, count, max(count // _SAMPLES, 1))
        odd = sum(pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 for index in samples)
        return bool(count > _MUCH and 4 * odd < len(samples))
    finally:
        text.close()
        page.close()


def _picture(page: pypdfium2.PdfPage) -> float:
    """Return which share of the page its largest picture covers."""
    width, height = page.get_size()
    area = width * height or 1.0
    largest = 0.0
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, abs(right - left) * abs(top - bottom) / area)
    return min(largest, 1.0)
