"""PDF files: what a person sees on the pages, as lines in reading order, each with its place.

A PDF knows where every character stands and little of words, lines and paragraphs. `sheets` are the pages as PDFium
gives them, of `glyphs` in their `styles`; `gathering` and `lines` are how these become lines, by the rules of `writing`
and with what the file's own `structure` says; `bullets` may be drawn; what becomes of lines is in `pages`. A page that
is a picture is read as it was recognised, if it was; `pictures` makes the pictures for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NO_TEXT_LAYER
from sitegen.core.source import Evidence, Source, Span, digest
from sitegen.reading.formats.aside import STRUCK_OUT, Aside, report_aside
from sitegen.reading.formats.pages.grids import with_grids
from sitegen.reading.formats.pages.laying import Laid, lay_out
from sitegen.reading.formats.pages.order import in_reading_order
from sitegen.reading.formats.pages.recognised import RECOGNISE, Scan, beside, doubts, leaf_of
from sitegen.reading.formats.pages.ruled import with_ruled_rows
from sitegen.reading.formats.pages.zones import Leaf
from sitegen.reading.formats.pdf.bullets import with_bullets
from sitegen.reading.formats.pdf.reporting import (
    covered,
    hyphens,
    refuse,
    to_be_blackened,
    undrawn,
    unnamed,
    without_text,
)
from sitegen.reading.formats.pdf.sheets import Sheet, files_in, has_much_text, open_forms, read_sheet
from sitegen.reading.formats.pdf.structure import headings_in, is_sound, properties_of, with_paragraphs
from sitegen.reading.formats.pdf.tables import lines_with_tables
from sitegen.reading.formats.pdf.writing import leads_from_right

__all__ = ["pictures", "read_pdf"]

_MOST_PAGES = 5_000
_DOTS = 300  # of a picture to the inch: what recognition is trained on
_MOST_DOTS = 30_000_000  # of a page's picture: A3 at full sharpness; larger pages are made less sharp
_FEW_LETTERS, _MOSTLY = (
    200,
    0.5,
)  # of a page whose picture covers most of it: a stamp, an address, the name of a scanner
_LEAST_LETTERS = 20  # of a page, before it is said that most of them cannot be read


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as read. `leaf` has no lines where the page has no text, or only such as cannot be read (`unnamed`).

    `pictured`: what a person reads on it is a picture, for all or nearly all that the file tells of its text.
    """

    leaf: Leaf
    unnamed: bool
    pictured: bool
    hidden: str
    comments: tuple[str, ...]
    struck: str
    covered: int
    redacted: int


def read_pdf(path: str, data: bytes, recognised: Mapping[int, Scan] | None = None) -> Checked[Source | None]:
    """Return a PDF as a `Source` that knows its pages, or None with the reason why it cannot be read.

    `recognised` is what a program recognised on pages that are pictures, by their number from 1.
    """
    try:
        pages, files, properties = _read(data)
    except (pypdfium2.PdfiumError, ValueError) as fault:
        return Checked(None, (refuse(path, str(fault)),))
    if not pages:
        return Checked(None, (undrawn(path),))
    scans = recognised or {}
    used = [number for number, page in enumerate(pages, 1) if page.pictured and number in scans]
    leaves = [page.leaf for page in pages]
    for number in used:
        leaves[number - 1] = beside(leaves[number - 1], leaf_of(scans[number], leaves[number - 1].height))
    if not any(leaf.lines for leaf in leaves):
        odd = any(page.unnamed for page in pages)
        what = "text whose fonts do not say which characters it is" if odd else "pictures of pages and no text"
        return Checked(None, (NO_TEXT_LAYER.at(Span.line(path, 1), f"the PDF holds {what}", RECOGNISE),))
    laid = lay_out(leaves)
    evidence = (*headings_in(laid.lines, laid.places), *properties)
    source = Source(
        path,
        digest(data),
        tuple(laid.lines),
        tuple(laid.page_starts),
        places=tuple(laid.places),
        evidence=evidence,
        struck=(0,) if any(page.struck.strip() for page in pages) else (),
    )
    missing = [number for number, page in enumerate(pages, 1) if page.pictured and number not in used]
    found = (
        *without_text(path, missing, f"if it is a picture of text: {RECOGNISE}"),
        *report_aside(path, list(_aside(pages, laid, files))),
        *covered(path, {number: page.covered for number, page in enumerate(pages, 1) if page.covered}),
        *to_be_blackened(path, {number: page.redacted for number, page in enumerate(pages, 1) if page.redacted}),
        *unnamed(path, [line for line, text in enumerate(laid.lines, 1) if "\ufffd" in text]),
        *hyphens(path, laid.doubtful),
        *doubts(path, used, laid.places),
    )
    return Checked(source, found)


def pictures(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield, for every page of a PDF that is a picture of text, its number (from 1) and its picture (PGM).

    Nothing for bytes that are no PDF that can be read.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError):
        return
    try:
        open_forms(document)
        for number in range(min(len(document), _MOST_PAGES)):
            if not has_much_text(document, number) and _read_page(document, number).pictured:
                yield number + 1, _picture(document, number)
    except (pypdfium2.PdfiumError, ValueError):
        return
    finally:
        document.close()


def _read(data: bytes) -> tuple[list[_Page], tuple[str, ...], tuple[Evidence, ...]]:
    """Return the pages of a PDF, the names of the files that are set into it, and what it says of itself."""
    document = pypdfium2.PdfDocument(data)
    try:
        if open_forms(document):
            return [], (), ()
        pages = [_read_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
        return pages, files_in(document), properties_of(document)
    finally:
        document.close()


def _read_page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    sheet: Sheet = read_sheet(document, number)
    structure = sheet.structure if is_sound(sheet.glyphs, sheet.structure) else {}
    tags = frozenset(glyph.tag for glyph in sheet.glyphs if not glyph.text.isspace())
    bulleted = with_bullets(lines_with_tables(sheet.glyphs, structure), sheet.dots)
    written = with_paragraphs(bulleted, structure, tags)
    ruled = with_ruled_rows(written, sheet.rules)
    ordered = in_reading_order(with_grids(ruled, leftward=leads_from_right(sheet.glyphs)))
    lines = [*ordered, *sheet.turned]
    letters, odd = sum(line.letters for line in lines), sum(line.unmapped for line in lines)
    unreadable = letters >= _LEAST_LETTERS and 2 * odd > letters
    leaf = Leaf(() if unreadable else tuple(lines), sheet.height)
    recognised = any(line.estimated for line in lines)
    hardly = letters < _FEW_LETTERS and sheet.picture > _MOSTLY and not recognised
    pictured = (not leaf.lines and not sheet.blank) or hardly
    return _Page(leaf, unreadable, pictured, sheet.hidden, sheet.comments, sheet.struck, sheet.covered, sheet.redacted)


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """Return the picture of a page in shades of grey, as a portable graymap."""
    page = document[number]
    inches = [length / 72 for length in page.get_size()]
    dots = min(_DOTS, (_MOST_DOTS / (inches[0] * inches[1] or 1.0)) ** 0.5)
    bitmap = page.render(scale=dots / 72, grayscale=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    shades = bytes(bitmap.buffer)
    rows = b"".join(shades[row * stride : row * stride + width] for row in range(height))
    bitmap.close()
    page.close()
    return b"P5 %d %d 255\n%s" % (width, height, rows)


def _aside(pages: list[_Page], laid: Laid, files: Sequence[str]) -> Iterator[Aside]:
    for number, page in enumerate(pages):
        before = laid.page_starts[number] - 1 if number < len(laid.page_starts) else len(laid.lines) - 1
        yield Aside("drawn so that nobody sees it", page.hidden, before)
        yield Aside(STRUCK_OUT, page.struck, before)
        for comment in page.comments:
            yield Aside("a comment pinned to the page", comment, before)
    for name in files:
        yield Aside("a file set into the PDF", name, 0)
