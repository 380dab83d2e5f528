"""HTML: blocks, lists and tables as lines, links as Markdown links, nothing that a reader of the page does not see."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import EMPTY_SOURCE
from sitegen.core.source import Source, Span, digest
from sitegen.reading.formats.encodings import Decoded, decode
from sitegen.reading.formats.layout import Layout, table_rows
from sitegen.reading.formats.tags import RAW, End, Start, read_tags

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "summary",
    ]
)
_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_HIDDEN = frozenset(["nav", "button", "select", "svg", "object", "audio", "video", "canvas", "head", "dialog"])
_ENDED_BY = {"p": _BLOCKS | _HEADINGS.keys() | {"ul", "ol", "table"}, "li": {"li"}}  # their end tags may be left out
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})")
_TARGET = re.compile(r"(?i:https?://|mailto:)[^\s()<>]+|#[^\s()<>]*")
_DEEPEST = 20  # tables or lists within each other; beyond that their markup is broken, and only their text counts


@dataclass(slots=True)
class _Table:
    cells: list[list[str]] = field(default_factory=list)
    cell: Layout | None = None


def read_html(path: str, data: bytes) -> Checked[Source | None]:
    """Return the text of an HTML page as a `Source`; links are Markdown links, headings have their hashes."""
    decoded = _decode(path, data)
    if decoded.value is None:
        return Checked(None, decoded.diagnostics)
    lines = tuple(lay_out_html(decoded.value.text).lines)
    if not lines:
        return Checked(
            None,
            (
                EMPTY_SOURCE.at(
                    Span.line(path, 1),
                    "the page holds no text",
                    "perhaps its text is put in by a script; save the letter as text",
                ),
            ),
        )
    return Checked(Source(path, digest(data), lines, (), decoded.value.encoding, "markdown"), decoded.diagnostics)


def _decode(path: str, data: bytes) -> Checked[Decoded | None]:
    """Return the page's characters: in the encoding that it names itself, if the bytes bear that out."""
    named = _CHARSET.search(data, 0, 4096)
    if named and b"\0" not in data:
        try:
            encoding = codecs.lookup(named[1].decode("ascii"))
            if encoding.name not in ("utf-8", "iso8859-1", "ascii") and isinstance(data[:0].decode(encoding.name), str):
                return Checked(Decoded(data.decode(encoding.name), encoding.name))
        except (LookupError, ValueError):
            pass  # a name of nothing, or a wrong one: then the bytes themselves must tell
    return decode(path, data)


def lay_out_html(markup: str) -> Layout:
    """Return the text of an HTML page as lines. Of a page that names its main part, only that."""
    page = _Page()
    for token in read_tags(markup):
        page.read(token)
    page.finish()
    return page.layouts[0]


class _Page:
    def __init__(self) -> None:
        self.layouts = [Layout()]
        self.tables: list[_Table] = []
        self.lists: list[int | None] = []
        self.links: list[tuple[int, str]] = []
        self.hidden: list[str] = []
        self.verbatim = False
        self.quotes = 0
        self.main: tuple[int, int] | None = None
        self.main_from = 0

    @property
    def layout(self) -> Layout:
        return self.layouts[-1]

    def read(self, token: Start | End | str) -> None:
        """Take the next tag or text."""
        if self.hidden:
            self._read_hidden(token)
        elif isinstance(token, str):
            self._read_text(token)
        elif isinstance(token, Start):
            self._start(token.name, token.attributes)
        else:
            self._end(token.name)

    def finish(self) -> None:
        """End what the page left open, and keep its main part if it has one."""
        while self.tables:
            self._end_table()
        self.layout.end_block()
        if self.main:
            first, last = self.main
            kept = self.layout.lines[first:last]
            if sum(map(len, kept)) * 3 > sum(map(len, self.layout.lines)):
                self.layout.lines[:] = kept[1:] if kept and not kept[0] else kept

    def _read_hidden(self, token: Start | End | str) -> None:
        if isinstance(token, Start) and token.name in _ENDED_BY.get(self.hidden[0], ()) and len(self.hidden) == 1:
            self.hidden.clear()
            self.read(token)
        elif isinstance(token, Start) and token.name == self.hidden[0]:
            self.hidden.append(token.name)
        elif isinstance(token, End) and token.name == self.hidden[0]:
            self.hidden.pop()

    def _read_text(self, text: str) -> None:
        if not self.verbatim:
            self.layout.text(text)
            return
        first, *others = re.split(r"\r\n|\r|\n", text)
        self.layout.text(first)
        for line in others:
            self.layout.end_line(collapse=False)
            self.layout.text(line)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if (name in _HIDDEN or "hidden" in attributes) and name not in _VOID | RAW | {"html", "body"}:
            self.hidden = [name]
        elif name == "br":
            self.layout.end_line()
        elif name == "a":
            self.links.append((self.layout.mark(), attributes.get("href", "")))
        elif name == "main":
            self.layout.end_block()
            self.main_from = len(self.layout.lines)
        elif name in _HEADINGS:
            self.layout.end_block()
            self.layout.prefix = _HEADINGS[name]
        elif name in _BLOCKS:
            self._block(name)
            self.verbatim = self.verbatim or name == "pre"
            self.quotes += name == "blockquote"
            if self.quotes and not self.lists:
                self.layout.prefix = "> "
        else:
            self._start_structure(name, attributes)

    def _start_structure(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "ul" | "ol" | "menu":
                self._start_list(name, attributes.get("start", ""))
            case "li":
                self._start_item(attributes.get("value", ""))
            case "table":
                self._start_table()
            case "tr" | "td" | "th":
                self._start_cell(name)

    def _end(self, name: str) -> None:
        if name == "a" and self.links:
            mark, target = self.links.pop()
            if _TARGET.fullmatch(target):
                self.layout.wrap(mark, target)
        elif name == "main" and len(self.layouts) == 1:
            self.layout.end_block()
            self.main = (self.main_from, len(self.layout.lines))
        elif name in _HEADINGS or name in _BLOCKS:
            self.quotes -= name == "blockquote" and self.quotes > 0
            if self.verbatim and name == "pre":
                self.layout.end_line(collapse=False)
                self.verbatim = False
            self._block(name)
        else:
            self._end_structure(name)

    def _end_structure(self, name: str) -> None:
        match name:
            case "ul" | "ol" | "menu" if self.lists:
                self.lists.pop()
                self._end_list()
            case "li":
                self.layout.end_line()
            case "table" if self.tables:
                self._end_table()
            case "td" | "th" if self.tables:
                self._end_cell()
            case "tr" if self.tables:
                self._end_cell()
                self._end_row()

    def _block(self, name: str) -> None:
        """Begin or end a block. Within an item it begins a line only, so that the item's mark is not lost."""
        if self.lists or name in ("dt", "dd", "address"):
            self.layout.end_line()
        else:
            self.layout.end_block()

    def _start_list(self, name: str, start: str) -> None:
        if self.lists:
            self.layout.end_line()
        else:
            self.layout.end_block()
        if len(self.lists) < _DEEPEST:
            self.lists.append((int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1) if name == "ol" else None)

    def _end_list(self) -> None:
        if self.lists:
            self.layout.end_line()
        else:
            self.layout.end_block()

    def _start_item(self, value: str) -> None:
        self.layout.end_line()
        number = self.lists[-1] if self.lists else None
        if number is not None and re.fullmatch(r"[0-9]{1,9}", value):
            number = int(value)
        self.layout.prefix = "  " * (len(self.lists) - 1) + ("- " if number is None else f"{number}. ")
        if self.lists and number is not None:
            self.lists[-1] = number + 1

    def _start_table(self) -> None:
        self.layout.end_block()
        if len(self.tables) < _DEEPEST:
            self.tables.append(_Table())

    def _start_cell(self, name: str) -> None:
        if not self.tables:
            self.layout.end_line()
            return
        self._end_cell()
        if name == "tr":
            self._end_row()
        else:
            self.tables[-1].cell = Layout()
            self.layouts.append(self.tables[-1].cell)
            self.links.clear()

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell:
            table.cell.end_block()
            table.cells.append(table.cell.lines)
            table.cell = None
            self.layouts.pop()
            self.links.clear()

    def _end_row(self) -> None:
        table = self.tables[-1]
        self.layout.add_lines(table_rows(table.cells))
        table.cells = []

    def _end_table(self) -> None:
        self._end_cell()
        self._end_row()
        self.tables.pop()
        self.layout.end_block()
