"""Word documents (.docx): paragraphs, lists, tables and footnotes as lines."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import DAMAGED_FILE, NO_TEXT_LAYER
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.layout import Layout, table_rows
from sitegen.reading.formats.numbering import Numbering
from sitegen.reading.formats.package import FAULTS, Part, read_part

_TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+")
_HEADING = re.compile(r"(?i:heading|berschrift|titre|ttulo)([1-6])|(?i:title|titel|titre|ttulo)()")
_UNREAD = frozenset({"Fallback", "del", "moveFrom", "pict"})  # doubles, what was deleted, drawings
_DEEPEST = 20  # tables within each other


def read_docx(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of a Word document as a `Source`, or None with the reason why it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise ValueError("it has no text part")
            layout = _lay_out(archive)
    except FAULTS as fault:
        return Checked(
            None,
            (
                DAMAGED_FILE.at(
                    Span.line(path, 1),
                    f"the file is no Word document that can be read: {fault}",
                    "open it in a word processor and save it again, as .docx or as text",
                ),
            ),
        )
    if not layout.lines:
        return Checked(
            None,
            (
                NO_TEXT_LAYER.at(
                    Span.line(path, 1),
                    "the document holds no text",
                    "if it holds a picture of the letter, let a program recognise its text (OCR) first",
                ),
            ),
        )
    return Checked(Source(path, digest(data), tuple(layout.lines), tuple(layout.page_starts), "utf-8", "markdown"))


def _lay_out(archive: zipfile.ZipFile) -> Layout:
    links, numbering, styles = _Links(), Numbering(), _Styles()
    read_part(archive, "word/_rels/document.xml.rels", links)
    read_part(archive, "word/numbering.xml", numbering)
    read_part(archive, "word/styles.xml", styles)
    body = _Text(links.targets, numbering, styles)
    read_part(archive, "word/document.xml", body)
    notes = _Text({}, Numbering(), styles)
    read_part(archive, "word/footnotes.xml", notes)
    for mark in body.marks:
        if words := " ".join(notes.notes.get(mark, ())):
            body.layout.end_block()
            body.layout.text(f"[^{mark}]: {words}")
    body.layout.end_block()
    return body.layout


class _Links(Part):
    """The part that says where links lead."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and _TARGET.fullmatch(attributes.get("Target", "")):
            self.targets[attributes.get("Id", "")] = attributes["Target"]


class _Styles(Part):
    """The part that says which styles are headings, and which number their paragraphs."""

    def __init__(self) -> None:
        self.headings: dict[str, int] = {}
        self.lists: dict[str, tuple[str, int]] = {}
        self._style = ""
        self._depth = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        match name:
            case "style":
                self._style, self._depth = attributes.get("styleId", ""), 0
                heading = _HEADING.fullmatch(self._style)
                if heading:
                    self.headings[self._style] = int(heading[1] or 1)
            case "outlineLvl" if value in "012345" and value:
                self.headings[self._style] = int(value) + 1
            case "ilvl" if value.isdecimal():
                self._depth = int(value[:2])
            case "numId":
                self.lists[self._style] = (value, self._depth)


class _Text(Part):
    """A part with text. `marks` are the footnotes that it refers to, `notes` those that it holds."""

    def __init__(self, targets: Mapping[str, str], numbering: Numbering, styles: _Styles) -> None:
        self.targets, self.numbering, self.styles = targets, numbering, styles
        self.layouts = [Layout()]
        self.marks: dict[str, None] = {}
        self.notes: dict[str, list[str]] = {}
        self._rows: list[list[list[str]]] = []
        self._unread: list[str] = []
        self._reading = False
        self._style: str | None = None
        self._list: str | None = None
        self._depth = 0
        self._begun = False
        self._in_list = False
        self._link: tuple[int, str] | None = None

    @property
    def layout(self) -> Layout:
        return self.layouts[-1]

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._unread or name in _UNREAD:
            self._unread.append(name)
            return
        value = attributes.get("val", "")
        match name:
            case "p":
                self._style, self._list, self._depth, self._begun = None, None, 0, False
            case "pStyle":
                self._style = value
            case "ilvl":
                self._depth = int(value) if value in "012345678" and value else 0
            case "numId":
                self._list = value
            case "r" | "hyperlink" if not self._begun:
                self._begin_paragraph()
        if self._begun:
            self._begin_in_line(name, attributes)
        self._begin_container(name, attributes)

    def _begin_in_line(self, name: str, attributes: Mapping[str, str]) -> None:
        mark = attributes.get("id", "")
        match name:
            case "t":
                self._reading = True
            case "tab":
                self.layout.text("\t")
            case "br" if attributes.get("type") != "page":
                self.layout.end_line(collapse=False)
            case "br" | "lastRenderedPageBreak":
                self.layout.start_page()
            case "cr":
                self.layout.end_line(collapse=False)
            case "noBreakHyphen":
                self.layout.text("-")
            case "hyperlink":
                self._link = (self.layout.mark(), self.targets.get(mark, ""))
            case "footnoteReference":
                self.marks[mark] = None
                self.layout.text(f"[^{mark}]")

    def _begin_container(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "footnote":
                self.layouts.append(Layout())
                self.notes[attributes.get("id", "")] = self.layout.lines
            case "tbl" if len(self._rows) < _DEEPEST:
                self.layout.end_block()
                self._rows.append([])
            case "tc" if self._rows:
                self.layouts.append(Layout())
                self._rows[-1].append(self.layout.lines)

    def finish(self, name: str) -> None:
        if self._unread:
            self._unread.pop()
            return
        match name:
            case "t":
                self._reading = False
            case "hyperlink" if self._link:
                if self._link[1]:
                    self.layout.wrap(*self._link)
                self._link = None
            case "p":
                self._end_paragraph()
            case "tc" | "footnote" if len(self.layouts) > 1:
                self.layouts.pop()
            case "tr" if self._rows:
                self.layout.add_lines(table_rows(self._rows[-1]))
                self._rows[-1] = []
            case "tbl" if self._rows:
                self._rows.pop()
                self.layout.end_block()

    def data(self, text: str) -> None:
        if self._reading and not self._unread:
            self.layout.text(text)

    def _begin_paragraph(self) -> None:
        """Begin a paragraph's text with the mark that its list or style gives it."""
        self._begun = True
        own = (self._list, self._depth) if self._list is not None else self.styles.lists.get(self._style or "")
        heading = self.styles.headings.get(self._style or "")
        prefix = self.numbering.mark(own[0] or "", own[1]) if own else ""
        if heading:
            self.layout.end_block()
            prefix = f"{'#' * heading} {prefix}"
        elif len(self.layouts) == 1 and not (prefix and self._in_list):
            self.layout.end_block()
        self._in_list = bool(prefix) and not heading
        self.layout.prefix = prefix

    def _end_paragraph(self) -> None:
        self.layout.end_line(collapse=False)
        self.layout.prefix = ""
        if not self._begun and len(self.layouts) == 1:
            self._in_list = False
