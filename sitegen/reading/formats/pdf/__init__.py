"""PDF files: what a person sees on the pages, as lines in reading order, each with its place.

A PDF knows where every character stands and little of words, lines and paragraphs. The stages, one module each:
`glyphs` (characters as PDFium gives them), `lines` (the lines that they make), `order` (in which they are read),
`zones` (notes and furniture told from the text), `laying` (all pages as one text).
"""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DAMAGED_FILE, ENCRYPTED_FILE, NO_TEXT_LAYER, PAGE_WITHOUT_TEXT
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.pdf.glyphs import read_sheet
from sitegen.reading.formats.pdf.laying import lay_out
from sitegen.reading.formats.pdf.lines import lines_of
from sitegen.reading.formats.pdf.order import in_reading_order
from sitegen.reading.formats.pdf.zones import Leaf

_MOST_PAGES = 5_000
_RECOGNISE = (
    "let a program recognise the text (OCR: ocrmypdf, a scanner's own software), then give the file that it makes"
)


def read_pdf(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text layer of a PDF as a `Source` that knows its pages, or None with the reason why there is none."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        return Checked(None, (_refuse(path, str(fault)),))
    try:
        leaves = [_read_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
    except (pypdfium2.PdfiumError, ValueError) as fault:
        return Checked(None, (_refuse(path, str(fault)),))
    finally:
        document.close()
    if not any(leaf.lines for leaf in leaves):
        return Checked(
            None, (NO_TEXT_LAYER.at(Span.line(path, 1), "the PDF holds pictures of pages and no text", _RECOGNISE),)
        )
    laid = lay_out(leaves)
    source = Source(path, digest(data), tuple(laid.lines), tuple(laid.page_starts), places=tuple(laid.places))
    return Checked(source, _missing(path, leaves))


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Leaf:
    sheet = read_sheet(document, number)
    return Leaf(tuple(in_reading_order(lines_of(sheet.glyphs))), sheet.height)


def _missing(path: str, leaves: list[Leaf]) -> tuple[Diagnostic, ...]:
    """Report pages without text among pages with text: they are often scans of the missing part."""
    empty = [str(number) for number, leaf in enumerate(leaves, 1) if not leaf.lines]
    if not empty:
        return ()
    which = f"page {empty[0]} holds" if len(empty) == 1 else f"pages {', '.join(empty[:10])} hold"
    return (PAGE_WITHOUT_TEXT.at(Span.line(path, 1), f"{which} no text", f"if it is a picture of text, {_RECOGNISE}"),)


def _refuse(path: str, fault: str) -> Diagnostic:
    if "assword" in fault or "ecurity" in fault:
        return ENCRYPTED_FILE.at(
            Span.line(path, 1), "the PDF is locked with a password", "give a copy without a password"
        )
    return DAMAGED_FILE.at(
        Span.line(path, 1),
        f"the PDF cannot be read: {fault}",
        "open it in a PDF viewer and print it into a new PDF, or give the text",
    )
