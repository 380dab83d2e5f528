"""PDF files: the text layer line by line, page by page, with the blank lines that the page shows.

A PDF knows where every character stands and nothing of paragraphs. Lines come from PDFium; between two of them that
stand further apart than most lines of the page a blank line is put, as a person would type it, and a tab where two
words of a line stand further apart than any space is wide: there are columns.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

import pypdfium2  # type: ignore[import-untyped]

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DAMAGED_FILE, ENCRYPTED_FILE, NO_TEXT_LAYER, PAGE_WITHOUT_TEXT
from sitegen.core.source import Source, Span, digest

_APART = 1.35  # times the usual distance of lines: less is a font's whim, more is meant
_COLUMNS = 1.8  # times the height of a letter: the least room between two columns; justified lines stay below it
_END = re.compile("([\x02\ufffe])(?:\r\n)?|\r\n")  # the end of a line; PDFium has a sign of its own for a hyphen there
_BROKEN = re.compile(r"(?<!\r)\n|\r(?!\n)")  # a control character within a string of text; it ends no line of the page
_SPACES = re.compile(r"(?<=\S) +(?=\S)")
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
        pages = [_read_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
    except (pypdfium2.PdfiumError, ValueError) as fault:
        return Checked(None, (_refuse(path, str(fault)),))
    finally:
        document.close()
    if not any(pages):
        return Checked(
            None, (NO_TEXT_LAYER.at(Span.line(path, 1), "the PDF holds pictures of pages and no text", _RECOGNISE),)
        )
    lines: list[str] = []
    starts: list[int] = []
    for page in pages:
        if lines and lines[-1]:
            lines.append("")
        starts.append(len(lines) + 1)
        lines += page
    known = tuple(start for start in starts if start <= len(lines))
    return Checked(Source(path, digest(data), tuple(lines), known), _missing(path, pages))


def _read_page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    """Return the lines of one page, blank ones where the page leaves room."""
    page = document[number]
    text = page.get_textpage()
    try:
        lines = _split(text.get_text_range())
        feet = _feet(text, lines)
        tabbed = [_with_tabs(text, start, line) for start, line in lines]
    finally:
        text.close()
        page.close()
    steps = [above - below for above, below in pairwise(feet.values()) if above > below]
    usual = median(steps) if steps else 0.0
    spaced: list[str] = []
    before: float | None = None
    for index, line in enumerate(tabbed):
        foot = feet.get(index)
        if foot is None:
            spaced.append("")
            continue
        if before is not None and before - foot > usual * _APART:
            spaced.append("")
        spaced.append(line.rstrip())
        before = foot
    return _without_runs_of_blanks(spaced)


def _split(text: str) -> list[tuple[int, str]]:
    """Return the lines of a page, each with the place of its first letter among all of the page."""
    lines, start = [], 0
    for end in _END.finditer(text):
        lines.append((start, _BROKEN.sub(" ", text[start : end.start()]) + ("-" if end[1] else "")))
        start = end.end()
    return [*lines, (start, _BROKEN.sub(" ", text[start:]))]


def _feet(text: pypdfium2.PdfTextPage, lines: list[tuple[int, str]]) -> dict[int, float]:
    """Return how high above the page's foot each line stands that is not blank, in points."""
    feet: dict[int, float] = {}
    for index, (start, line) in enumerate(lines):
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            feet[index] = text.get_charbox(first, loose=True)[1] if first < text.count_chars() else 0.0
    return feet


def _with_tabs(text: pypdfium2.PdfTextPage, start: int, line: str) -> str:
    """Return a line with a tab for every gap between two columns: PDFium writes one space, however wide the gap is."""
    parts, done = [], 0
    for gap in _SPACES.finditer(line):
        if start + gap.end() < text.count_chars():
            _, foot, right, head = text.get_charbox(start + gap.start() - 1, loose=True)
            left = text.get_charbox(start + gap.end(), loose=True)[0]
            if left - right > _COLUMNS * (head - foot):
                parts.append(line[done : gap.start()])
                done = gap.end()
    return "\t".join([*parts, line[done:]])


def _without_runs_of_blanks(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _missing(path: str, pages: list[list[str]]) -> tuple[Diagnostic, ...]:
    """Report pages without text among pages with text: they are often scans of the missing part."""
    empty = [str(number) for number, lines in enumerate(pages, 1) if not lines]
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
