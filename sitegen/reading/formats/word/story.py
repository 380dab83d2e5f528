"""A part of a Word document that holds text: its paragraphs, tables, notes and text boxes as lines.

Changes that were tracked count as accepted: what was deleted or moved away, hidden or struck out is left aside. Word
writes text boxes twice, for itself and for older programs; the double is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.aside import DELETED, Aside, words_beyond
from sitegen.reading.formats.package import Part
from sitegen.reading.formats.signs import UNKNOWN, sign, without_private
from sitegen.reading.formats.styles import PAPER, plain_color
from sitegen.reading.formats.word.fields import NAMES as FIELD_NAMES
from sitegen.reading.formats.word.fields import Fields
from sitegen.reading.formats.word.laying import Laying, Paragraph
from sitegen.reading.formats.word.numbering import Notes, Numbering
from sitegen.reading.formats.word.parts import Styles, ground_of
from sitegen.reading.formats.word.runs import Run

_SKIPPED = {  # elements whose text is none, with the reason where a person would have seen it
    "Fallback": "only in a form for older programs",
    "del": DELETED, "moveFrom": DELETED,
    "pPrChange": "", "rPrChange": "", "tblPrChange": "", "trPrChange": "", "tcPrChange": "",
    "sectPrChange": "", "numberingChange": "", "tblPrExChange": "",
}  # fmt: skip
_TEXT = frozenset(("t", "delText"))
_PROPERTIES = frozenset(("pPr", "rPr", "trPr", "sectPr"))
_SECTION = frozenset(("headerReference", "footerReference", "titlePg"))


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
    laying: Laying = field(init=False)
    aside: list[Aside] = field(default_factory=list)
    sections: list[Mapping[str, str]] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=dict)  # notes that this part holds, by their id
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

    def __post_init__(self) -> None:
        self.laying = Laying(self.numbering, self.styles)

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
            self._fields.begin(name, attributes)
        else:
            self._begin_content(name, attributes)

    def _begin_property(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        paragraph = self.laying.paragraph
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
            case "del" if self.laying.tables and not self.laying.in_paragraph:
                self.laying.tables[-1].deleted = True
            case "del" | "specVanish":
                paragraph.joined = True
            case _ if self._in_run:
                self._run.set(name, attributes)

    def _begin_content(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p":
                self.laying.paragraphs.append(Paragraph())
                self._fields.paragraphs += 1
            case "r":
                self._run = Run(paragraph=self.laying.paragraph.style, behind=self.laying.paragraph.ground)
                self._in_run = True
            case "footnote" | "endnote":
                self.laying.begin_layout(PAPER)
                self.held[attributes.get("id", "")] = self.laying.layout.lines
            case "txbxContent":
                self.laying.begin_layout("")
            case "altChunk" | "relIds" | "chart":
                key = attributes.get("dm", attributes.get("id", ""))
                if lines := self.read_file(name, key, len(self.laying.layouts[0].lines)):
                    self.laying.layout.add_block(lines)
            case "background":
                self.laying.grounds[0] = plain_color(attributes.get("color", PAPER))
            case _:
                self._begin_table_part(name, attributes)

    def _begin_table_part(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "tbl":
                self.laying.begin_table()
            case "tc" if self.laying.tables:
                self.laying.begin_layout("")
                self.laying.tables[-1].add_cell(self.laying.layout.lines)
            case "tr" if self.laying.tables:
                self.laying.tables[-1].rows.append([])
            case "shd" if len(self.laying.grounds) > 1:
                self.laying.grounds[-1] = ground_of(attributes)
            case "gridSpan" | "gridBefore" if self.laying.tables:
                self.laying.tables[-1].widen(name, attributes.get("val", ""))
            case _:
                self._begin_in_line(name, attributes)

    def _begin_in_line(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "t":
                self._reading = True
            case "tab" | "ptab":
                self._say("\t")
            case "br" if attributes.get("type") == "page":
                self.laying.layout.start_page()
            case "lastRenderedPageBreak":
                self.laying.layout.start_page()
            case "br" | "cr":
                if self.laying.paragraph.begun:
                    self.laying.layout.end_line(collapse=False)
            case "hyperlink":
                self.laying.begin_paragraph()
                self.laying.paragraph.link = (self.laying.layout.mark(), self.links.get(attributes.get("id", ""), ""))
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
                self.laying.paragraph.boxes.append(attributes["string"].split("\n"))
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
        elif name in ("tr", "tbl") and self.laying.tables:
            self.laying.end_table_part(name)
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
            case "hyperlink" if self.laying.paragraph.link:
                if self.laying.paragraph.link[1]:
                    self.laying.layout.wrap(*self.laying.paragraph.link)
                self.laying.paragraph.link = None
            case "p" if self.laying.in_paragraph:
                self.laying.end_paragraph()
            case "txbxContent" | "tc" | "footnote" | "endnote" if len(self.laying.layouts) > 1:
                self.laying.end_layout(name)

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
        if why := self._run.unseen(self.styles, self.laying.grounds[-1]):
            self._left.append(text)
            self._leave(why)
        elif self._ruby is not None:
            self._ruby += text
        else:
            self.laying.begin_paragraph()
            plain = bool(self.styles.heading(self.laying.paragraph.style))
            bold, italic = self._run.is_bold(self.styles), self._run.is_italic(self.styles)
            self.laying.layout.text(text, bold=bold and not plain, italic=italic and not plain)

    def _say_sign(self, font: str, code: str) -> None:
        shown = sign(font, int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else UNKNOWN
        if shown != UNKNOWN:
            self._say(shown)
        else:
            self._left.append(f"{font} {code}")
            self._leave("a sign whose font does not say what it is")

    def _leave(self, why: str) -> None:
        if why:
            self.aside.append(Aside(why, "".join(self._left), len(self.laying.layouts[0].lines)))
        self._left.clear()
