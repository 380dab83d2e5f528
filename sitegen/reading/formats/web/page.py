"""The elements of a page laid out as lines: blocks apart, items and rows below each other, links as in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.reading.formats.aside import VEILED, Aside
from sitegen.reading.formats.emphasis import with_emphasis
from sitegen.reading.formats.layout import Layout
from sitegen.reading.formats.marks import list_mark
from sitegen.reading.formats.web.boxes import find_cards, find_parted
from sitegen.reading.formats.web.seen import Seen, find_seen, told_text
from sitegen.reading.formats.web.tables import Table
from sitegen.reading.formats.web.tree import Element, descendants, events, text_of
from sitegen.reading.formats.web.vocabulary import BLOCKS, LINES

_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PARTS = _LISTS | {"a", "br", "li", "q", "rt", "sup", "table", "td", "th", "tr"}
_VERBATIM = frozenset(("pre", "listing", "xmp"))
_PRE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:;|$)", re.IGNORECASE)
_TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+|#[^\s()<>]*")
_MOST_BESIDE = 7  # spans of one line, and blanks between them
_DEEPEST = 20  # tables or lists within each other; beyond that their markup is broken, and only their text counts
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class LaidPage:
    """A page as lines, and what was left aside."""

    lines: list[str]
    aside: list[Aside]


def _is_bold(element: Element) -> bool:
    return element.bold or element.name in ("b", "strong")


def _is_italic(element: Element) -> bool:
    return element.italic or element.name in ("i", "em", "small") or _is_beside(element)


def _is_beside(element: Element) -> bool:
    """Return whether an element is one of a few spans that stand together, and alone, and not the first of them."""
    parent = element.parent
    if element.name != "span" or parent is None or len(parent.children) > _MOST_BESIDE:
        return False
    beside = [one for one in parent.children if not isinstance(one, str) or one.strip()]
    return beside[0] is not element and all(isinstance(one, Element) and one.name == "span" for one in beside)


@dataclass(slots=True)
class _List:
    next: int | None = None  # the number of the next item, None for bullets
    step: int = 1
    form: str = "1"


def lay_out_page(root: Element, *, keep_lines: bool = False) -> LaidPage:
    """Return the text of a page as lines; with `keep_lines` the lines of its text end where they end in the file."""
    seen = find_seen(root)
    page = _Page(root, seen, keep_lines=keep_lines)
    skipped: Element | None = None
    for event in events(root):
        if skipped is not None:
            if event[0] == "end" and event[1] is skipped:
                skipped = None
        elif event[0] == "text":
            page.read_text(event[1])
        elif event[0] == "end":
            page.end(event[1])
        elif event[1] in seen.aside:
            skipped = event[1]
            page.leave_aside(skipped, seen.aside[skipped])
        else:
            page.start(event[1])
    page.layout.end_block()
    layout = page.layouts[0]
    return LaidPage(with_emphasis(layout.lines, layout.marked), page.aside)


@dataclass(slots=True)
class _Page:
    root: Element
    seen: Seen
    keep_lines: bool
    layouts: list[Layout] = field(default_factory=lambda: [Layout()])
    tables: list[Table] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    links: list[tuple[Layout, int]] = field(default_factory=list)
    verbatim: list[Element] = field(default_factory=list)
    quotes: int = 0
    bold: int = 0
    italic: int = 0
    headings: int = 0
    raised: int = 0
    card: int = 0
    row: int = 0  # an item whose lines are cells
    aside: list[Aside] = field(default_factory=list)
    cards: set[Element] = field(init=False)
    rows: set[Element] = field(init=False)
    parted: set[Element] = field(init=False)
    letter_quoted: bool = field(init=False)

    def __post_init__(self) -> None:
        self.parted = find_parted(self.root)
        self.cards, self.rows = find_cards(self.root, self.seen.aside, self.parted)
        quoted = [len(text_of(one)) for one in descendants(self.root) if one.name == "blockquote"]
        self.letter_quoted = bool(quoted) and max(quoted) * 2 > len(text_of(self.root))

    @property
    def layout(self) -> Layout:
        return self.layouts[-1]

    def leave_aside(self, element: Element, why: str) -> None:
        """Note an element that is not laid out."""
        if why:
            self.aside.append(Aside(why, told_text(element), len(self.layouts[0].lines)))

    def read_text(self, text: str) -> None:
        """Take text; within `pre` its lines are lines."""
        bold = self.card > 0 if self.headings else self.bold > 0  # the heading of a card is no heading, but bold
        look = {"bold": bold, "italic": self.italic > 0 and not self.headings}
        if self.raised and text.strip().isdecimal():  # the mark of a note, or a power
            text = text.translate(_RAISED)
        if self.keep_lines and not self.verbatim and not self.tables:
            self._read_lines(text, look)
            return
        if not self.verbatim:
            self.layout.text(text, **look)
            return
        first, *others = _LINE_END.split(text)
        self.layout.text(first)
        for line in others:
            self.layout.end_line(collapse=False)
            self.layout.text(line)

    def _read_lines(self, text: str, look: Mapping[str, bool]) -> None:
        first, *others = _LINE_END.split(text)
        self.layout.text(first, **look)
        for line in others:
            self.layout.end_line()
            if not line.strip() and line is not others[-1] and not self.lists:
                self.layout.end_block()
            self.layout.text(line, **look)

    def start(self, element: Element) -> None:
        """Take the start of an element."""
        name = element.name
        self._start_told(element)
        if name in _VERBATIM or _PRE.search(element.get("style")):
            self.verbatim.append(element)
        self.bold += _is_bold(element)
        self.italic += _is_italic(element)
        if element in self.parted:
            self._end_line()
        if element in self.cards:
            self.layout.end_block()
            self.card += 1
        elif element in self.rows:
            self.layout.end_line()
            self.row += 1
        if name in _HEADINGS:
            self.headings += 1
            self._block(name)
            self.layout.prefix = self.layout.prefix if self.card else self._quote() + _HEADINGS[name]
        elif name in BLOCKS:
            self.quotes += name == "blockquote"
            self._block("" if name == "dt" else name)  # a term stands apart from what is said of the one above
        elif name in _PARTS:
            self._start_part(element)
        elif element.block:
            self._end_line()
        elif element.parent and element.parent.row:
            self.layout.text(" ")

    def _start_told(self, element: Element) -> None:
        """Take what is said of an element that is no text in it."""
        if element.veiled:
            self.aside.append(Aside(VEILED, text_of(element), len(self.layouts[0].lines)))
        if element in self.seen.labels:
            self._line_by_itself("### ", self.seen.labels[element])
        if element in self.seen.logos:
            self._line_by_itself("", self.seen.logos[element])

    def _start_part(self, element: Element) -> None:
        match element.name:
            case "br" if self.row:
                self._end_line()
            case "br":
                self.layout.end_line(collapse=not self.verbatim)
                self.layout.prefix = self.layout.prefix or self._quote()
            case "a":
                self.links.append((self.layout, self.layout.mark()))
            case "q":
                self.layout.text("“")
            case "rt":
                self.layout.text("(")
            case "sup":
                self.raised += 1
            case "li":
                self._start_item(element)
            case "table" | "tr" | "td" | "th":
                self._start_table_part(element)
            case _:
                self._start_list(element)

    def end(self, element: Element) -> None:
        """Take the end of an element."""
        name = element.name
        if self.verbatim and self.verbatim[-1] is element:
            self.layout.end_line(collapse=False)
            self.verbatim.pop()
        self.bold -= _is_bold(element)
        self.italic -= _is_italic(element)
        if element in self.cards:
            self.card -= 1
            self.layout.end_block()
            return
        self.row -= element in self.rows
        self.headings -= name in _HEADINGS
        if element in self.parted:
            self._end_part(element)
            self._end_line()
        elif name in _HEADINGS or name in BLOCKS:
            self.quotes -= name == "blockquote" and self.quotes > 0
            self._block(name)
            if name in _HEADINGS:  # without text it leaves its mark to nothing that follows
                self.layout.prefix = self.layout.prefix.rstrip("# ")
        elif name in _PARTS:
            self._end_part(element)
        elif element.block:
            self._end_line()

    def _end_part(self, element: Element) -> None:
        match element.name:
            case "a" if self.links:
                layout, mark = self.links.pop()
                if layout is self.layout and _TARGET.fullmatch(element.get("href")):
                    layout.wrap(mark, element.get("href"))
            case "q":
                self.layout.text("”")
            case "rt":
                self.layout.text(")")
            case "sup":
                self.raised -= 1
            case "li":
                self.layout.end_line()
                self.layout.prefix = ""
            case "table" | "td" | "th" | "tr" if self.tables:
                self._end_table_part(element.name)
            case name if name in _LISTS and self.lists:
                self.lists.pop()
                self._edge_of_list()

    def _line_by_itself(self, prefix: str, text: str) -> None:
        self.layout.end_block() if prefix else self.layout.end_line()
        self.layout.prefix = self.layout.prefix or prefix
        self.layout.text(text)
        self.layout.end_line()

    def _quote(self) -> str:
        """Return the marks of quoted lines, unless the whole letter is set as a quotation."""
        return "> " if self.quotes > self.letter_quoted and not self.lists else ""

    def _block(self, name: str) -> None:
        """Begin or end a block. Within an item it begins a line only, so that the item's mark is not lost."""
        if self.lists or self.card or name in LINES:
            self._end_line()
        else:
            self.layout.end_block()
            self.layout.prefix = self._quote()

    def _end_line(self) -> None:
        """End a line, or a cell of an item whose lines are cells."""
        self.layout.end_cell() if self.row and not self.tables else self.layout.end_line()

    def _start_list(self, element: Element) -> None:
        self._edge_of_list()
        if len(self.lists) >= _DEEPEST:
            return
        made = _List()
        of_items = next((one.list_type for one in element.elements if one.name == "li"), "")
        kind = of_items or element.list_type
        if element.name == "ol" and kind != "none":
            reverse = "reversed" in element.attributes
            items = sum(one.name == "li" for one in element.elements)
            start = element.get("start").strip()
            made.next = int(start) if re.fullmatch(r"-?[0-9]{1,9}", start) else items if reverse else 1
            made.step = -1 if reverse else 1
            made.form = kind or element.get("type") or "1"
        self.lists.append(made)

    def _edge_of_list(self) -> None:
        if self.lists:
            self.layout.end_line()
        else:
            self.layout.end_block()

    def _start_item(self, element: Element) -> None:
        self.layout.end_line()
        current = self.lists[-1] if self.lists else _List()
        value = element.get("value")
        if current.next is not None and re.fullmatch(r"-?[0-9]{1,9}", value):
            current.next = int(value)
        self.layout.prefix = "  " * (len(self.lists) - 1) + list_mark(current.next, current.form)
        if current.next is not None:
            current.next += current.step

    def _start_table_part(self, element: Element) -> None:
        if element.name == "table":
            self.layout.end_block()
            if len(self.tables) < _DEEPEST:
                self.tables.append(Table())
        elif not self.tables:
            self.layout.end_line()
        elif element.name in ("td", "th"):
            self._end_cell()
            cell = Layout()
            self.tables[-1].start_cell(cell, element.get("colspan"), element.get("rowspan"))
            self.layouts.append(cell)

    def _end_table_part(self, name: str) -> None:
        self._end_cell()
        if name in ("tr", "table"):
            self.tables[-1].end_row()
        if name == "table":
            self.layout.add_lines(self.tables.pop().lines())
            if self.tables:
                self.tables[-1].holds_table = True
            self.layout.end_block()

    def _end_cell(self) -> None:
        cell = self.tables[-1].end_cell()
        if cell is not None and self.layouts[-1] is cell:
            cell.end_block()
            self.layouts.pop()
