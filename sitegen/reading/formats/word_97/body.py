"""A story of an old Word file (its text, a note, a box, a header) as paragraphs and tables of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from sitegen.reading.formats.word_97.elements import cleaned, element, paragraph_properties, run_properties
from sitegen.reading.formats.word_97.pieces import Text
from sitegen.reading.formats.word_97.sprms import Properties, Sprm, number_of
from sitegen.reading.formats.word_97.styles import Styles

_TOKEN = re.compile(r"[^\x00-\x1f]+|[\x00-\x1f]")
_DEEPEST = 20  # tables within each other
_ENDS = frozenset("\r\x07")
_BREAK = "\x0c"
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_IN_LINE = {"\t": "tab", "\x0b": "br", "\x0e": "br", "\x1e": "noBreakHyphen"}


@dataclass(frozen=True, slots=True)
class Held:
    """What the stories of one file refer to.

    `marks` are the elements that stand for the characters at which notes are referred to, `boxes` the stories of text
    boxes by the characters to which they are anchored, `art` the words of drawings by these; `sections` are the
    characters behind the ends of sections.
    """

    text: Text
    styles: Styles
    marks: Mapping[int, str]
    boxes: dict[int, list[tuple[int, int]]]
    art: Mapping[int, list[str]]
    sections: frozenset[int]


@dataclass(slots=True)
class _Table:
    in_row: bool = False
    in_cell: bool = False


@dataclass(slots=True)
class _Body:
    held: Held
    out: list[str] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)  # those that are open: whether what comes is the result
    _tables: list[_Table] = field(default_factory=list)
    _style: int = 0

    def read(self, start: int, end: int) -> None:
        last: Properties = {}
        begins = True
        for first, characters, held in self.held.text.within(start, end):
            at, last = first, held
            for shown in _TOKEN.findall(characters):
                if begins:
                    begins, self._style = False, self.held.text.paragraph(at)[0]
                if shown in _ENDS or (shown == _BREAK and at + 1 in self.held.sections):
                    self._end_paragraph(at, shown, held)
                    begins = True
                else:
                    self._take(at, shown, held)
                at += len(shown)
        if self._runs:
            self._end_paragraph(end - 1, "\r", last)
        self._close(0)

    def _take(self, at: int, shown: str, held: Properties) -> None:
        instructing = bool(self._fields) and not self._fields[-1]
        if shown in _FIELD:
            self._field(shown)
            said = element("fldChar", fldCharType=_FIELD[shown])
        elif at in self.held.marks:
            said = self.held.marks[at] + (element("t", cleaned(shown)) if shown >= " " else "")
        elif shown >= " " and instructing:
            said = element("instrText", cleaned(shown))
        elif shown >= " ":
            said = self._text(shown, held)
        elif shown == _BREAK:
            said = element("br", type="page")
        elif shown == "\x08":
            said = "".join(element("txbxContent", body(self.held, *one)) for one in self.held.boxes.pop(at, ()))
            said += "".join(element("textpath", string=words) for words in self.held.art.get(at, ()))
        else:
            said = element(_IN_LINE[shown]) if shown in _IN_LINE else ""
        if said:
            self._run(said, held)

    def _text(self, shown: str, held: Properties) -> str:
        symbol = held.get(Sprm.SYMBOL)
        if symbol is not None and number_of(held.get(Sprm.SPECIAL)):
            font = number_of(symbol[:2])
            names = self.held.styles.fonts
            return element("sym", font=names[font] if font < len(names) else "", char=f"{number_of(symbol[2:4]):04X}")
        return element("t", cleaned(shown))

    def _field(self, shown: str) -> None:
        if shown == "\x13":
            self._fields.append(False)
        elif self._fields and shown == "\x14":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _run(self, said: str, held: Properties) -> None:
        style = number_of(held.get(Sprm.STYLE))
        named = element("rStyle", val=self.held.styles.name(style)) if Sprm.STYLE in held else ""
        set_ = run_properties(held, partial(self._styled, style), self.held.styles.fonts)
        run = element("r", element("rPr", named, set_) if named or set_ else "", said)
        if number_of(held.get(Sprm.DELETED)):
            run = element("del", run.replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>"), id=0)
        elif number_of(held.get(Sprm.ADDED)):
            run = element("ins", run, id=0)
        self._runs.append(run)

    def _styled(self, style: int, number: int) -> bool:
        says = self.held.styles.says
        return says(style, number) or says(self._style, number)

    def _end_paragraph(self, at: int, shown: str, mark: Properties) -> None:
        style, held = self.held.text.paragraph(at)
        depth = min(max(number_of(held.get(Sprm.DEPTH)), number_of(held.get(Sprm.IN_TABLE))), _DEEPEST)
        inner = depth > 1
        ends_row = number_of(held.get(Sprm.ENDS_INNER_ROW if inner else Sprm.ENDS_ROW))
        ends_cell = number_of(held.get(Sprm.ENDS_INNER_CELL)) if inner else shown == "\x07"
        self._open(depth)
        if not (depth and ends_row and not self._runs):
            if depth:
                self._open_cell()
            self.out.append(element("p", self._properties(style, held, mark), *self._runs))
            self._runs.clear()
        if depth and (ends_cell or ends_row):
            self._close_cell()
        if depth and ends_row:
            self._close_row()

    def _properties(self, style: int, held: Properties, mark: Properties) -> str:
        joined = element("del") * bool(number_of(mark.get(Sprm.DELETED)))
        joined += element("specVanish") * bool(number_of(mark.get(Sprm.RUNS_ON)))
        return element(
            "pPr",
            element("pStyle", val=self.held.styles.name(style)),
            paragraph_properties(held),
            element("rPr", joined) if joined else "",
        )

    def _open(self, depth: int) -> None:
        self._close(depth)
        while len(self._tables) < depth:
            if self._tables:
                self._open_cell()
            self._tables.append(_Table())
            self.out.append("<w:tbl>")

    def _open_cell(self) -> None:
        table = self._tables[-1]
        self.out.append("<w:tr>" * (not table.in_row) + "<w:tc>" * (not table.in_cell))
        table.in_row = table.in_cell = True

    def _close_cell(self) -> None:
        self.out.append("</w:tc>" * self._tables[-1].in_cell)
        self._tables[-1].in_cell = False

    def _close_row(self) -> None:
        self.out.append("</w:tr>" * self._tables[-1].in_row)
        self._tables[-1].in_row = False

    def _close(self, depth: int) -> None:
        while len(self._tables) > depth:
            self._close_cell()
            self._close_row()
            self._tables.pop()
            self.out.append("</w:tbl>")


def body(held: Held, start: int, end: int) -> str:
    """Return a story, the characters from `start` to `end`, as paragraphs and tables."""
    found = _Body(held)
    found.read(start, end)
    return "".join(found.out)
