"""The text of an OpenDocument file: its paragraphs, lists, tables, notes and text boxes as lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.aside import DELETED, STRUCK_OUT, Aside
from sitegen.reading.formats.layout import Layout, lay_out_table
from sitegen.reading.formats.open_document.styles import OUTLINE, Styles
from sitegen.reading.formats.package import Part
from sitegen.reading.formats.styles import unseen_by_color

_SKIPPED = {  # elements whose text is none, with the reason where a person would have seen it
    "tracked-changes": DELETED, "annotation": "comments in the margin",
    "title": "", "desc": "", "forms": "", "binary-data": "", "sequence-decls": "", "script": "",
}  # fmt: skip
_EDGES = frozenset(f"{edge}{page}" for edge in ("header", "footer") for page in ("", "-first", "-left"))
_SHAPES = frozenset(
    ("custom-shape", "rect", "ellipse", "circle", "polygon", "path", "caption", "line", "connector", "regular-polygon")
)
_BOXES = _SHAPES | {"text-box"}
_PAGE_FIELDS = frozenset(("page-number", "page-count"))
_BLANKS = re.compile(r"[ \t\r\n]+")
_TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+")
_MOST = 1000  # cells that a file may repeat, spaces that it may count


@dataclass(slots=True)
class _List:
    style: str
    count: int = 0
    begun: bool = False


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    heading: bool = False
    hidden: bool = False  # by a condition in it
    boxes: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Story(Part):
    """One part; with `edges` only the headers and footers that it holds, each with its name."""

    styles: Styles
    edges_only: bool = False
    edges: list[tuple[str, list[str]]] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=lambda: [Layout()])
    _grounds: list[str] = field(default_factory=list)  # what each layout but the first stands on, "" where unknown
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)  # by list style, for lists that continue
    _tables: list[list[list[list[str]]]] = field(default_factory=list)
    _again: int = 1  # how often the row being read stands there
    _headings: list[int] = field(default_factory=lambda: [0] * 10)
    _hidden: list[bool] = field(default_factory=list)  # of the sections that are open
    _spans: list[str] = field(default_factory=list)
    _ruby: str | None = None  # what stands over a word, while it is read
    _links: list[tuple[int, str]] = field(default_factory=list)
    _notes: list[tuple[str, list[str]]] = field(default_factory=list)
    _skipped: list[str] = field(default_factory=list)
    _left: list[str] = field(default_factory=list)
    _citation: bool = False
    _in_body: int = 0

    @property
    def layout(self) -> Layout:
        """The lines being read: of the text, of a cell, of a note, of a text box."""
        return self.layouts[-1]

    def finished(self) -> Layout:
        """Return the lines of the whole text, notes last."""
        layout = self.layouts[0]
        for mark, lines in self._notes:
            layout.end_block()
            layout.text(f"[^{mark}]: {' '.join(lines)}")
        layout.end_block()
        return layout

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        skipped = name in _SKIPPED or (self.edges_only and name in _PAGE_FIELDS)
        if self._skipped or (skipped and self._in_body):
            self._skipped.append(name)
            return
        if name == "section":
            self._hidden.append(_is_hidden_section(attributes))
        if name in (_EDGES if self.edges_only else ("body",)):
            self._in_body += 1
            self.layouts[0] = Layout() if self.edges_only else self.layouts[0]
        if self._in_body and not self._begin_block(name, attributes):
            self._begin_in_line(name, attributes)

    def _begin_in_line(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "span":
                self._spans.append(attributes.get("style-name", ""))
            case "a":
                self._links.append((self.layout.mark(), attributes.get("href", "")))
            case "s":
                self._say(" " * _count(attributes.get("c", "1")))
            case "tab":
                self._say("\t")
            case "line-break":
                self.layout.end_line(collapse=False)
            case "soft-page-break":
                self.layout.start_page()
            case _:
                self._begin_special(name, attributes)

    def _begin_special(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "note-citation":
                self._citation = True
            case "ruby-text":
                self._ruby = ""
            case "hidden-paragraph" if self._paragraphs:
                self._paragraphs[-1].hidden = _is_hidden(attributes)
            case "hidden-text":
                self._hidden.append(_is_hidden(attributes))
                if _is_hidden(attributes):
                    self._say(attributes.get("string-value", ""))

    def _begin_block(self, name: str, attributes: Mapping[str, str]) -> bool:
        match name:
            case "h" | "p":
                self._begin_paragraph(name, attributes)
            case "list":
                self._begin_list(attributes)
            case "list-item" if self._lists:
                current = self._lists[-1]
                start = attributes.get("start-value", "")
                current.count = int(start) if start.isdecimal() and len(start) < 10 else current.count + 1
                current.begun = False
            case "table":
                self.layout.end_block()
                self._tables.append([])
            case "table-row" if self._tables:
                self._tables[-1].append([])
                self._again = _count(attributes.get("number-rows-repeated", "1"))
            case "table-cell" | "covered-table-cell" if self._tables and self._tables[-1]:
                again = _count(attributes.get("number-columns-repeated", "1"))
                self._begin_layout(self.styles.says(attributes.get("style-name", ""), lambda one: one.ground) or "")
                self._tables[-1][-1] += [self.layout.lines, *[[] for _ in range(again - 1)]]
            case "note-body":
                self._begin_layout(self.styles.paper)
            case _ if name in _BOXES:
                self._begin_layout("")
            case _:
                return False
        return True

    def finish(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped.pop()
            if not self._skipped:
                self._leave(_SKIPPED.get(name, ""))
            return
        if not self._in_body:
            return
        if name in (_EDGES if self.edges_only else ("body",)):
            self._in_body -= 1
            self._end_edge(name)
        elif not self._finish_block(name):
            self._finish_in_line(name)

    def _finish_block(self, name: str) -> bool:
        match name:
            case "h" | "p" if self._paragraphs:
                self._end_paragraph()
            case "list" if self._lists:
                ended = self._lists.pop()
                self._counts[ended.style] = ended.count
                self.layout.end_line()
            case "table" if self._tables:
                self.layout.add_lines(lay_out_table(self._tables.pop()))
                self.layout.end_block()
            case "table-row" if self._tables and self._tables[-1] and any(self._tables[-1][-1]):
                self._tables[-1] += self._tables[-1][-1:] * (self._again - 1)
            case "table-cell" | "covered-table-cell" | "note-body" if len(self.layouts) > 1:
                self._end_layout(name)
            case _ if name in _BOXES and len(self.layouts) > 1:
                self._end_layout(name)
            case _:
                return False
        return True

    def _finish_in_line(self, name: str) -> None:
        if name == "span" and self._spans:
            self._spans.pop()
        elif name == "a" and self._links:
            mark, target = self._links.pop()
            if _TARGET.fullmatch(target):
                self.layout.wrap(mark, target)
        elif name == "note-citation":
            self._citation = False
        elif name == "ruby-text" and self._ruby is not None:
            over, self._ruby = self._ruby, None
            self._say(f"({over})" if over.strip() else "")
        elif name in ("section", "hidden-text") and self._hidden:
            self._hidden.pop()

    def _end_edge(self, name: str) -> None:
        self.layout.end_line()
        lines = self.layouts[0].lines
        if self.edges_only and lines and all(lines != known for _, known in self.edges):
            self.edges.append((name, lines))

    def _begin_layout(self, ground: str) -> None:
        self.layouts.append(Layout())
        self._grounds.append(ground)

    def _end_layout(self, name: str) -> None:
        self.layout.end_line()
        lines = self.layouts.pop().lines
        self._grounds.pop()
        if name in _BOXES and lines and self._paragraphs:
            self._paragraphs[-1].boxes.append(lines)
        elif name in _BOXES and lines:
            self.layout.add_block(lines)
        elif name == "note-body" and self._notes:
            self._notes[-1] = (self._notes[-1][0], lines)

    def data(self, text: str) -> None:
        """Take text."""
        if self._skipped:
            self._left.append(text)
        elif self._citation:
            self._notes.append((text.strip(), []))
            self._say(f"[^{text.strip()}]")
        elif self._paragraphs:
            self._say(_BLANKS.sub(" ", text))

    def _say(self, text: str) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else _Paragraph()
        if why := self._unseen(paragraph):
            self._left.append(text)
            self._leave(why)
        elif self._ruby is not None:
            self._ruby += text
        else:
            styles = () if paragraph.heading else (*self._spans, paragraph.style)
            bold, italic = (any(map(said, styles)) for said in (self.styles.is_bold, self.styles.is_italic))
            self.layout.text(text, bold=bold, italic=italic)

    def _unseen(self, paragraph: _Paragraph) -> str:
        """Return why nobody sees what comes, "" where people do."""
        styles = (paragraph.style, *self._spans)
        if any(self._hidden) or paragraph.hidden or any(map(self.styles.is_hidden, styles)):
            return "hidden text"
        if any(map(self.styles.is_struck, styles)):
            return STRUCK_OUT
        says = self.styles.first_to_say
        within = styles[::-1]  # from the inside out
        color, tiny = says(within, lambda one: one.color), says(within, lambda one: one.tiny)
        ground = says(within, lambda one: one.ground or None) or self._ground
        return unseen_by_color(color or "", ground, tiny=bool(tiny))

    @property
    def _ground(self) -> str:
        """The colour of what paragraphs stand on, "" where it is not known."""
        return self._grounds[-1] if self._grounds else self.styles.paper

    def _leave(self, why: str) -> None:
        if why:
            self.aside.append(Aside(why, "".join(self._left), len(self.layouts[0].lines)))
        self._left.clear()

    def _begin_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style-name", "")
        title = name == "p" and not self._lists and self.styles.is_title(style)
        self._paragraphs.append(_Paragraph(style, heading=name == "h" or title))
        listed = self._lists[-1] if self._lists else None
        if name == "h" or title:
            self.layout.end_block()
            self.layout.prefix = "# " if title else self._heading_mark(attributes)
        elif listed is None and len(self.layouts) == 1:
            self.layout.end_block()
        if listed is not None and listed.count and not listed.begun:
            listed.begun = True
            mark = self.styles.mark(listed.style, [one.count for one in self._lists])
            self.layout.prefix += "  " * (len(self._lists) - 1) * (name == "p") + mark

    def _heading_mark(self, attributes: Mapping[str, str]) -> str:
        """Return what stands before a heading: its hashes, and the number that the document's outline gives it."""
        given = attributes.get("outline-level", "1")
        level = int(given) if given in "123456" and given else 6
        if self._lists or attributes.get("is-list-header") == "true":
            return f"{'#' * level} "
        self._headings[level] += 1
        self._headings[level + 1 :] = [0] * (9 - level)
        return f"{'#' * level} {self.styles.mark(OUTLINE, [one or 1 for one in self._headings[1 : level + 1]])}"

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self.layout.end_line(collapse=False)
        self.layout.prefix = ""
        for box in paragraph.boxes:
            self.layout.add_block(box)

    def _begin_list(self, attributes: Mapping[str, str]) -> None:
        outer = self._lists[-1].style if self._lists else ""
        style = attributes.get("style-name", "") or outer
        if not self._lists:
            self.layout.end_block()
        goes_on = attributes.get("continue-numbering") == "true" or "continue-list" in attributes
        level = self.styles.lists.get(style, {}).get(len(self._lists) + 1)
        first = (level.start if level else 1) - 1
        self._lists.append(_List(style, self._counts.get(style, first) if goes_on else first))


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    """Return whether text that has a condition is hidden."""
    return attributes.get("is-hidden") != "false"


def _is_hidden_section(attributes: Mapping[str, str]) -> bool:
    shown = attributes.get("display", "true")
    return shown == "none" or (shown == "condition" and _is_hidden(attributes))


def _count(text: str) -> int:
    """Return how often a file repeats something, within bounds."""
    return min(int(text), _MOST) if text.isascii() and text.isdecimal() and len(text) < 10 else 1
