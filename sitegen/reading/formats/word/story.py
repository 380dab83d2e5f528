"""A part of a Word document that holds text: its paragraphs, tables, notes and text boxes as lines.

Changes that were tracked count as accepted: what was deleted or moved away, hidden or struck out is left aside. Word
writes text boxes twice, for itself and for older programs; the double is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.aside import Aside, words_beyond
from sitegen.reading.formats.layout import Layout, lay_out_table
from sitegen.reading.formats.package import Part
from sitegen.reading.formats.signs import UNKNOWN, sign, without_private
from sitegen.reading.formats.styles import PAPER, plain_color
from sitegen.reading.formats.word.fields import NAMES as FIELD_NAMES
from sitegen.reading.formats.word.fields import Fields
from sitegen.reading.formats.word.notes import Notes
from sitegen.reading.formats.word.numbering import Numbering
from sitegen.reading.formats.word.parts import Styles, ground_of
from sitegen.reading.formats.word.runs import Run
from sitegen.reading.formats.word.tables import Table

_DELETED = "deleted in tracked changes"
_SKIPPED = {  # elements whose text is none, with the reason where a person would have seen it
    "Fallback": "only in a form for older programs",
    "del": _DELETED, "moveFrom": _DELETED,
    "pPrChange": "", "rPrChange": "", "tblPrChange": "", "trPrChange": "", "tcPrChange": "",
    "sectPrChange": "", "numberingChange": "", "tblPrExChange": "",
}  # fmt: skip
_TEXT = frozenset(("t", "delText"))
_PROPERTIES = frozenset(("pPr", "rPr", "trPr", "sectPr"))
_SECTION = frozenset(("headerReference", "footerReference", "titlePg"))
_DEEPEST = 20  # tables within each other


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    list_id: str | None = None
    depth: int | None = None
    begun: bool = False
    joined: bool = False  # the next paragraph goes on in its line: its mark was deleted, or it is a large initial
    ground: str = ""  # the colour behind it
    link: tuple[int, str] | None = None
    boxes: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Story(Part):
    """The text of one part. Fields that Word fills in for every page (its number) are left out if `page_fields`.

    `read_file` returns the lines of a file that is set into the part: given its kind, its relationship, and how many
    lines stand before it.
    """

    links: Mapping[str, str]
    numbering: Numbering
    styles: Styles
    notes: Notes
    read_file: Callable[[str, str, int], list[str]]
    page_fields: bool = False
    layouts: list[Layout] = field(default_factory=lambda: [Layout()])
    aside: list[Aside] = field(default_factory=list)
    sections: list[Mapping[str, str]] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=dict)  # notes that this part holds, by their id
    _grounds: list[str] = field(default_factory=lambda: [PAPER])  # what each of the layouts is on, "" if unknown
    _paragraphs: list[_Paragraph] = field(default_factory=lambda: [_Paragraph()])
    _tables: list[Table] = field(default_factory=list)
    _skipped: list[str] = field(default_factory=list)
    _left: list[str] = field(default_factory=list)
    _alternatives: int = 0
    _choice: list[str] = field(default_factory=list)  # what the newer form of a drawing says
    _properties: int = 0
    _reading: bool = False
    _run: Run = field(default_factory=Run)
    _in_run: bool = False
    _fields: Fields = field(default_factory=Fields)
    _ruby: str | None = None  # what stands over a word, while it is read
    _over: str = ""
    _in_list: bool = False
    _goes_on: bool = False

    @property
    def layout(self) -> Layout:
        """The lines being read: of the part, of a cell, of a note, of a text box."""
        return self.layouts[-1]

    @property
    def _paragraph(self) -> _Paragraph:
        return self._paragraphs[-1]

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if name == "p":
            (self._left if self._skipped else self._choice).append(" ")
        if self._skipped:
            self._skipped.append(name)
            return
        if name in _SKIPPED and not (name == "del" and self._properties):
            self._skipped.append(name)
            return
        if name == "AlternateContent":
            self._alternatives += 1
        if name in _PROPERTIES:
            self._properties += 1
        if name in _SECTION:
            self.sections.append({"name": name, **attributes})
        elif self._properties:
            self._begin_property(name, attributes)
        elif name in FIELD_NAMES:
            if chosen := self._fields.begin(name, attributes):
                self._say(chosen)
        else:
            self._begin_content(name, attributes)

    def _begin_property(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        paragraph = self._paragraph
        match name:
            case "pStyle":
                paragraph.style = value
            case "ilvl":
                paragraph.depth = int(value) if value in "012345678" and value else 0
            case "numId":
                paragraph.list_id = value
            case "framePr":
                paragraph.joined = attributes.get("dropCap", "none") != "none"
            case "shd" if not self._in_run:
                paragraph.ground = ground_of(attributes)
            case "del" if self._tables and not self._in_paragraph:
                self._tables[-1].deleted = True
            case "del" | "specVanish":
                paragraph.joined = True
            case _ if self._in_run:
                self._run.set(name, attributes)

    @property
    def _in_paragraph(self) -> bool:
        return len(self._paragraphs) > 1

    def _begin_content(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p":
                self._paragraphs.append(_Paragraph())
                self._fields.paragraphs += 1
            case "r":
                self._run, self._in_run = Run(paragraph=self._paragraph.style, behind=self._paragraph.ground), True
            case "footnote" | "endnote":
                self._begin_layout(PAPER)
                self.held[attributes.get("id", "")] = self.layout.lines
            case "txbxContent":
                self._begin_layout("")
            case "altChunk" | "relIds" | "chart":
                self._set_in(name, attributes.get("dm", attributes.get("id", "")))
            case "background":
                self._grounds[0] = plain_color(attributes.get("color", PAPER))
            case _:
                self._begin_table_part(name, attributes)

    def _begin_table_part(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "tbl":
                self._begin_table()
            case "tc" if self._tables:
                self._begin_layout("")
                self._tables[-1].add_cell(self.layout.lines)
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "shd" if len(self._grounds) > 1:
                self._grounds[-1] = ground_of(attributes)
            case "gridSpan" | "gridBefore" if self._tables:
                self._tables[-1].widen(name, attributes.get("val", ""))
            case _:
                self._begin_in_line(name, attributes)

    def _begin_in_line(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "t":
                self._reading = True
            case "tab" | "ptab":
                self._say("\t")
            case "br" if attributes.get("type") == "page":
                self.layout.start_page()
            case "lastRenderedPageBreak":
                self.layout.start_page()
            case "br" | "cr":
                if self._paragraph.begun:
                    self.layout.end_line(collapse=False)
            case "hyperlink":
                self._begin_paragraph()
                self._paragraph.link = (self.layout.mark(), self.links.get(attributes.get("id", ""), ""))
            case _:
                self._begin_special(name, attributes)

    def _begin_special(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "noBreakHyphen":
                self._say("-")
            case "sym":
                self._say_sign(attributes.get("font", ""), attributes.get("char", ""))
            case "rt":
                self._ruby = ""
            case "textpath" if attributes.get("string", "").strip():
                self._paragraph.boxes.append(attributes["string"].split("\n"))
            case "footnoteReference" | "endnoteReference":
                self._say(self.notes.refer(name.removesuffix("Reference"), attributes))

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped.pop()
            if not self._skipped and self._left:
                if name == "Fallback":
                    self._left = [" ".join(words_beyond("".join(self._left), "".join(self._choice)))]
                self._leave(_SKIPPED[name])
            return
        if name == "AlternateContent":
            self._alternatives -= 1
        if not self._alternatives:
            self._choice.clear()
        if name in _PROPERTIES:
            self._properties -= 1
        elif name in FIELD_NAMES:
            self._fields.finish(name)
        elif name in ("tr", "tbl") and self._tables:
            self._finish_table_part(name)
        else:
            self._finish_content(name)

    def _finish_content(self, name: str) -> None:
        match name:
            case "t":
                self._reading = False
            case "r":
                self._in_run = False
            case "rubyBase" if self._over:
                self._say(f"({self._over})")
            case "rt":
                self._over, self._ruby = self._ruby or "", None
            case "hyperlink" if self._paragraph.link:
                if self._paragraph.link[1]:
                    self.layout.wrap(*self._paragraph.link)
                self._paragraph.link = None
            case "p" if self._in_paragraph:
                self._end_paragraph()
            case "txbxContent" | "tc" | "footnote" | "endnote" if len(self.layouts) > 1:
                self._end_layout(name)

    def _finish_table_part(self, name: str) -> None:
        table = self._tables[-1]
        if name == "tbl":
            self.layout.add_lines(lay_out_table(self._tables.pop().rows))
            self.layout.end_block()
        else:
            table.end_row()

    def data(self, text: str) -> None:
        """Take text."""
        if self._skipped:
            if self._skipped[-1] in _TEXT and _SKIPPED[self._skipped[0]] and "del" not in self._skipped[1:]:
                self._left.append(text)
        elif self._fields.reading:
            self._fields.instruct(text)
        elif self._reading:
            self._choice.append(text)
            self._say(without_private(text, self._run.font))

    def _say(self, text: str) -> None:
        """Add to the line, unless a person does not see it."""
        if self._fields.instructing or (self.page_fields and self._fields.of_a_page):
            return
        self._fields.say()
        if why := self._run.unseen(self.styles, self._grounds[-1]):
            self._left.append(text)
            self._leave(why)
        elif self._ruby is not None:
            self._ruby += text
        else:
            self._begin_paragraph()
            self.layout.text(
                text, bold=self._run.is_bold(self.styles) and not self.styles.heading(self._paragraph.style)
            )

    def _say_sign(self, font: str, code: str) -> None:
        shown = sign(font, int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else UNKNOWN
        if shown != UNKNOWN:
            self._say(shown)
        else:
            self._left.append(f"{font} {code}")
            self._leave("a sign whose font does not say what it is")

    def _set_in(self, kind: str, key: str) -> None:
        """Read a file that is set in: a piece of text in its place, a drawing behind its paragraph."""
        lines = self.read_file(kind, key, len(self.layouts[0].lines))
        if lines and kind == "altChunk":
            self._add_block(lines)
        elif lines:
            self._paragraph.boxes.append(lines)

    def _leave(self, why: str) -> None:
        if why:
            self.aside.append(Aside(why, "".join(self._left), len(self.layouts[0].lines)))
        self._left.clear()

    def _begin_paragraph(self) -> None:
        """Begin a paragraph's text with the mark that its list or style gives it."""
        paragraph = self._paragraph
        if paragraph.begun:
            return
        paragraph.begun = True
        listed = self.styles.list_of(paragraph.style) or (None, 0)
        list_id = paragraph.list_id if paragraph.list_id is not None else listed[0]
        depth = paragraph.depth if paragraph.depth is not None else listed[1]
        prefix = self.numbering.mark(list_id, depth) if list_id else ""
        heading = self.styles.heading(paragraph.style)
        if heading:
            self.layout.end_block()
            prefix = f"{'#' * heading} {prefix.lstrip()}"
        elif len(self.layouts) == 1 and not (prefix and self._in_list) and not self._goes_on:
            self.layout.end_block()
        self._in_list = bool(prefix) and not heading
        if not self._goes_on:
            self.layout.prefix = prefix
        self._goes_on = False

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._goes_on = paragraph.joined and paragraph.begun
        if not self._goes_on:
            self.layout.end_line(collapse=False)
            self.layout.prefix = ""
        if not paragraph.begun and len(self.layouts) == 1:
            self._in_list = False
        for box in paragraph.boxes:
            self._add_block(box)

    def _add_block(self, lines: list[str]) -> None:
        self.layout.end_block()
        self.layout.add_lines(lines)
        self.layout.end_block()

    def _begin_layout(self, ground: str) -> None:
        self.layouts.append(Layout())
        self._grounds.append(ground)

    def _end_layout(self, name: str) -> None:
        self.layout.end_line()
        ended = self.layouts.pop()
        self._grounds.pop()
        if name == "txbxContent" and any(ended.lines):
            self._paragraph.boxes.append(ended.lines)

    def _begin_table(self) -> None:
        self.layout.end_block()
        if len(self._tables) < _DEEPEST:
            self._tables.append(Table())
