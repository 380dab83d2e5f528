"""Text that a program recognised in pictures of pages (OCR): tesseract's table of words, kept beside the source.

The table is tesseract's own TSV, one for all pages: a line a word, with where it stands, in pixels, and how sure the
program is of it. It is kept beside the file, because another version of the program would read other words, and a
letter must be found as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import NO_TEXT_LAYER, RECOGNISED_TEXT, UNSURE_WORDS
from sitegen.core.source import Place, Source, Span, digest
from sitegen.reading.formats.pages.laying import lay_out
from sitegen.reading.formats.pages.line import Cell, TextLine
from sitegen.reading.formats.pages.zones import Leaf

RECOGNISE = (
    "install tesseract, and sitegen reads pictures of text itself. Debian, Ubuntu: sudo apt install tesseract-ocr "
    "tesseract-ocr-all; macOS: brew install tesseract tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR"
)
_HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
_PAGE, _WORD = 1, 5  # levels of the table
_UNSURE = 60.0  # per cent: of words below it, about every second is wrong
_GAP = 2.5  # times the height of a line: more room between two words parts two columns
_NAMED = 10  # pages or words that a message names
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")  # of pictures
_OTHERS = re.compile(rb"RIFF.{4}WEBP|BM.{4}\0\0\0\0", re.DOTALL)
_HEIGHT = 842.0  # points: a letter's page is A4 or nearly so, whatever the picture's dots


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its line (page, block, paragraph, line), its box in pixels, how sure it is in per cent."""

    line: tuple[int, int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What was recognised on a page: its words in reading order, and the size of its picture in pixels."""

    width: int
    height: int
    words: tuple[Word, ...]


def as_one(tables: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the tables of several pages as one; each comes with the number of its page (from 1), or 0 for its own."""
    lines = [_HEADER]
    for number, table in tables:
        for row in _rows(table):
            page = str(number or int(row[1]))
            lines.append("\t".join([row[0], page, *row[2:]]))
    return ("\n".join(lines) + "\n").encode()


def read_recognised(table: bytes) -> Mapping[int, Scan]:
    """Return what was recognised, by page (from 1). Rows that are no rows of such a table are passed over."""
    sizes: dict[int, tuple[int, int]] = {}
    words: dict[int, list[Word]] = {}
    for row in _rows(table):
        level, page, block, paragraph, line, _, left, top, width, height = map(int, row[:10])
        if level == _PAGE:
            sizes[page] = (width, height)
            words.setdefault(page, [])
        elif level == _WORD and row[11].strip():
            place = (page, block, paragraph, line)
            word = Word(place, left, top, left + width, top + height, float(row[10]), row[11].strip())
            words.setdefault(page, []).append(word)
    return {page: Scan(*size, tuple(words[page])) for page, size in sizes.items() if all(size)}


def _rows(table: bytes) -> Iterator[list[str]]:
    for line in table.decode("utf-8", "replace").splitlines():
        row = line.split("\t", 11)
        if len(row) == 12 and all(one.lstrip("-").isdecimal() for one in row[:10]) and _is_number(row[10]):
            yield row


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdecimal()


def leaf_of(scan: Scan, height: float) -> Leaf:
    """Return a recognised page as lines, in the points of a page that is `height` points high."""
    scale = height / scan.height
    lines = [_line(list(words), scale) for _, words in groupby(scan.words, key=lambda word: word.line)]
    return Leaf(tuple(lines), height)


def beside(leaf: Leaf, scan: Leaf) -> Leaf:
    """Return a page's own lines with those that were recognised where it has none."""
    more = tuple(line for line in scan.lines if not any(_covers(own, line) for own in leaf.lines))
    return Leaf((*leaf.lines, *more) if leaf.lines else scan.lines, leaf.height)


def _covers(own: TextLine, line: TextLine) -> bool:
    """Return whether a line of the page's own text stands where a recognised one does."""
    tall = min(own.bottom, line.bottom) - max(own.top, line.top)
    wide = min(own.right, line.right) - max(own.left, line.left)
    return tall > 0.3 * (line.bottom - line.top) and wide > 0.3 * (line.right - line.left)


def _line(words: list[Word], scale: float) -> TextLine:
    tall = median(word.bottom - word.top for word in words)
    cells: list[list[Word]] = []
    for word in words:
        if not cells or word.left - cells[-1][-1].right > _GAP * tall:
            cells.append([])
        cells[-1].append(word)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return TextLine(
        cells=tuple(
            Cell(" ".join(word.text for word in cell), cell[0].left * scale, cell[-1].right * scale) for cell in cells
        ),
        left=min(word.left for word in words) * scale,
        top=top * scale,
        right=max(word.right for word in words) * scale,
        bottom=bottom * scale,
        base=bottom * scale,
        size=float(round(tall * scale * 1.3)),
        weight=400,
        broken=words[-1].text.endswith("-"),
        letters=sum(len(word.text) for word in words),
        unsure=tuple((word.text, word.confidence) for word in words if 0 <= word.confidence < _UNSURE),
        estimated=True,
    )


def doubts(path: str, pages: Sequence[int], places: Sequence[Place | None]) -> Iterator[Diagnostic]:
    """Report which pages were recognised, and which words the program is not sure of, with their lines."""
    if not pages:
        return
    first = next((line for line, place in enumerate(places, 1) if place and place.page in pages), 1)
    named = f"{', '.join(map(str, pages[:_NAMED]))}{' and more' if len(pages) > _NAMED else ''}"
    yield RECOGNISED_TEXT.at(
        Span.line(path, first),
        f"the text of page{'s' if len(pages) > 1 else ''} {named} was recognised in a picture",
        "compare it with the picture: a program that recognises text makes mistakes, even where it is sure",
    )
    unsure = [(line, *word) for line, place in enumerate(places, 1) if place for word in place.unsure]
    if unsure:
        quoted = ", ".join(f"line {line} “{text}” ({confidence:.0f} %)" for line, text, confidence in unsure[:_NAMED])
        yield UNSURE_WORDS.at(
            Span.line(path, unsure[0][0]),
            f"the program is unsure of {len(unsure)} word{'s' if len(unsure) > 1 else ''}: {quoted}"
            f"{' and more' if len(unsure) > _NAMED else ''}",
            "compare these lines with the picture of the page",
        )


def is_picture(data: bytes) -> bool:
    """Return whether bytes are a picture of a kind in which text can be recognised."""
    return data.startswith(_STARTS) or _OTHERS.match(data) is not None


def read_picture(path: str, data: bytes, recognised: Mapping[int, Scan]) -> Checked[Source | None]:
    """Return a picture as the text that was recognised in it, or None where none was."""
    pages = sorted(recognised)
    leaves = [leaf_of(recognised[page], _HEIGHT) for page in pages]
    if not any(leaf.lines for leaf in leaves):
        message = "no text was recognised in the picture" if pages else "the file is a picture"
        return Checked(None, (NO_TEXT_LAYER.at(Span.line(path, 1), message, RECOGNISE),))
    laid = lay_out(leaves)
    source = Source(path, digest(data), tuple(laid.lines), tuple(laid.page_starts), places=tuple(laid.places))
    return Checked(source, tuple(doubts(path, pages, laid.places)))
