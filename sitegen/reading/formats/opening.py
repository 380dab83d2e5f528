"""Files as received → `Source`: one small reader per format. The parser behind them knows no format.

The first bytes decide before the name does: a PDF called `letter.txt` is a PDF. Lines are those of the text: of the
file itself where it is text, else as the reader lays them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE, EMPTY_SOURCE, ENDLESS_SOURCE, ZAWGYI_TEXT
from sitegen.core.source import MOST_LINES, Evidence, Source, Span
from sitegen.reading.formats.bundle import is_bundle, read_bundle
from sitegen.reading.formats.compound import kind_of
from sitegen.reading.formats.front_matter import DAY_IN_ADDRESS
from sitegen.reading.formats.mail import is_stored_mail, read_mail
from sitegen.reading.formats.mail.outlook import read_outlook
from sitegen.reading.formats.markdown import read_markdown
from sitegen.reading.formats.open_document import is_open_document, read_odt
from sitegen.reading.formats.pages.recognised import is_picture, read_picture, read_recognised
from sitegen.reading.formats.plain import read_plain
from sitegen.reading.formats.rich_text import is_rich_text, read_rtf
from sitegen.reading.formats.saved_page import is_saved_page, read_saved_page
from sitegen.reading.formats.tabular import LeftOut, form_in, is_sheet, left_out, read_sheet, without_reach
from sitegen.reading.formats.unread import refuse_unread
from sitegen.reading.formats.web import read_html
from sitegen.reading.formats.word import read_docx
from sitegen.reading.formats.word_97 import read_word_97
from sitegen.reading.formats.zawgyi import lines_in_unicode

__all__ = ["left_out_of", "pictures", "read_source"]

Reader: TypeAlias = Callable[[str, bytes], Checked[Source | None]]

_PDF = re.compile(rb"%PDF-[0-9]")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)


def read_source(path: str, data: bytes, recognised: bytes = b"") -> Checked[Source | None]:
    """Return the file's text as a `Source`, or None with the reason why it has none. No bytes raise.

    `path` names the file in messages, and its ending may tell the format where the bytes do not. `recognised` is what a
    program recognised in the file's pictures of text (`pages.recognised.as_one`). Burmese in Zawgyi becomes Unicode,
    whatever the format.
    """
    span = Span.line(path, 1)
    if not data.strip():
        return Checked(None, (EMPTY_SOURCE.at(span, "the file is empty", "give the file that holds the letter"),))
    if unread := refuse_unread(path, data):
        return Checked(None, (unread,))
    read = _read(path, data, recognised)
    if read.value is None:
        return read
    if len(read.value.lines) > MOST_LINES:
        why = f"the file has {len(read.value.lines):,} lines, and no letter has more than {MOST_LINES:,}"
        hint = "give the letter alone; a list that is as long goes into several files"
        return Checked(None, (*read.diagnostics, ENDLESS_SOURCE.at(Span.line(path, MOST_LINES + 1), why, hint)))
    source = _with_day_of_name(read.value)
    lines, converted = lines_in_unicode(source.lines)
    if not converted:
        return Checked(source, read.diagnostics)
    said = ZAWGYI_TEXT.at(
        Span(path, converted[0], converted[0]),
        f"{len(converted)} lines of Burmese were in Zawgyi and became Unicode",
        "look through them; a file saved in Unicode needs no guess",
    )
    return Checked(replace(source, lines=lines, encoding="zawgyi"), (*read.diagnostics, said))


def _read(path: str, data: bytes, recognised: bytes) -> Checked[Source | None]:
    try:
        read = _reader(path, data, recognised)(path, data)
    except RecursionError:  # parts within parts, of a mail above all, whose library counts no levels
        why, hint = "the file holds parts within parts, too many to open", "give the file that holds the letter alone"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), why, hint),))
    if read.value is not None and not any(line.strip() for line in read.value.lines):
        hint = "give the file that holds the letter; where a script puts the text into a page, save it as text"
        return Checked(None, (EMPTY_SOURCE.at(Span.line(path, 1), "the file holds no text", hint),))
    form = form_in(read.value) if read.value is not None else None
    if form is not None and form.severity == "error":
        return Checked(None, (*read.diagnostics, form))
    kept = without_reach(read)
    return kept if form is None or kept is not read else Checked(read.value, (*read.diagnostics, form))


def left_out_of(path: str, data: bytes, recognised: bytes = b"") -> tuple[LeftOut, ...]:
    """Return what is left out of the tables of a file, of one that reads."""
    read = _reader(path, data, recognised)(path, data).value
    return left_out(lines_in_unicode(read.lines)[0]) if read is not None and not read.rows else ()


def _with_day_of_name(source: Source) -> Source:
    """Return a source with the day with which its file's name begins; elsewhere cameras and scanners put theirs."""
    name = re.split(r"[/\\]", source.path)[-1]
    if DAY_IN_ADDRESS.match(name) is None:
        return source
    return replace(source, evidence=(*source.evidence, Evidence("date", name, "name", "file name")))


def pictures(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the pictures of a file that hold its text, each with the number of its page, from 1, or 0 for its own.

    They are what a program can recognise text in. Nothing for a file whose text can be read.
    """
    if is_picture(data):
        yield 0, data
    elif _PDF.search(data, 0, 1024):
        from sitegen.reading.formats.pdf import pictures as pages_of  # noqa: PLC0415 - only when it is needed

        yield from pages_of(data)


def _reader(path: str, data: bytes, recognised: bytes) -> Reader:
    """Return the reader for a file. PDFium is large, so it is loaded only when a PDF comes."""
    if _PDF.search(data, 0, 1024):
        from sitegen.reading.formats.pdf import read_pdf  # noqa: PLC0415 - only when it is needed

        return partial(read_pdf, recognised=read_recognised(recognised))
    if is_picture(data):
        return partial(read_picture, recognised=read_recognised(recognised))
    if kind := kind_of(data):
        former: dict[str, Reader] = {"mail": partial(read_outlook, read_file=read_source), "sheet": read_sheet}
        return former.get(kind, read_word_97)
    if is_open_document(data):
        return read_odt
    if data.startswith(b"PK\x03\x04"):
        return _reader_of_package(path, data)
    return read_rtf if is_rich_text(data) else _reader_of_text(path, data)


def _reader_of_package(path: str, data: bytes) -> Reader:
    if is_bundle(data):
        return partial(read_bundle, read_file=read_source)
    return read_sheet if is_sheet(path, data) else read_docx


def _reader_of_text(path: str, data: bytes) -> Reader:
    ending = path.lower().rpartition(".")[2]
    if is_saved_page(data):
        return read_saved_page
    if is_stored_mail(path, data):
        return partial(read_mail, read_file=read_source)
    if ending in ("html", "htm", "xhtml") or _PAGE.match(data, 0, 4096):
        return read_html
    if is_sheet(path, data):
        return read_sheet
    return read_markdown if ending in ("md", "markdown") else read_plain
