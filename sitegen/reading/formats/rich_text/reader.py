"""The text of an RTF file, token by token: paragraphs, list marks, tables, notes and text boxes as lines.

What was deleted in tracked changes, is hidden or struck out is left aside. striprtf, the library at hand, drops notes
and text boxes and keeps what is hidden.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sitegen.core.source import Zone
from sitegen.reading.formats.aside import Aside
from sitegen.reading.formats.layout import Layout
from sitegen.reading.formats.rich_text.groups import (
    CODE_PAGES,
    EDGES,
    OF_PARAGRAPHS,
    OF_TYPE,
    OPTIONAL,
    PLAIN,
    SIGN_SET,
    SIGNS,
    SKIPPED,
    SWITCHES,
    Colors,
    Group,
    Look,
)
from sitegen.reading.formats.rich_text.laying import Laying
from sitegen.reading.formats.signs import UNKNOWN, sign, without_private
from sitegen.reading.formats.styles import PAPER

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|(.)",
    re.DOTALL,
)
_MARK = re.compile(r"\s*(?:([\d\w.()\[\]]{1,12}[.)\]:]?)|\S{1,3})\s*")
_HEADING = re.compile(r"heading ([1-6]);?", re.IGNORECASE)  # the name of a style


@dataclass(slots=True)
class Reader:
    """Reads one file; its results are in the fields without underscore."""

    laying: Laying = field(default_factory=Laying)
    notes: list[list[str]] = field(default_factory=list)
    edges: list[tuple[Zone, list[str]]] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    _groups: list[Group] = field(default_factory=list)
    _group: Group = field(default_factory=Group)
    _code_page: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _signs: dict[int, str] = field(default_factory=dict)  # fonts of signs, by their numbers
    _colors: Colors = field(default_factory=Colors)
    _paragraph: Look = PLAIN
    _style: int | None = None  # the style that the style sheet is defining
    _headings: dict[int, int] = field(default_factory=dict)  # the levels of styles that are headings
    _shape: str = ""  # the property of a shape that comes next
    _bytes: bytearray = field(default_factory=bytearray)
    _unread: int = 0
    _edge: Zone = "header"
    _property: str = ""

    def read(self, text: str) -> None:
        """Take a whole file, its bytes as characters of Latin-1."""
        at = 0
        while found := _TOKEN.match(text, at):
            at = found.end()
            word, number, code, symbol, brace, plain, _ = found.groups()
            if code:
                self._take_byte(int(code, 16))
                continue
            self._decode()
            if word == "bin":
                at += max(int(number or 0), 0)
            elif word:
                self._word(word, None if number is None else int(number))
            elif symbol:
                self._symbol(symbol)
            elif brace == "{":
                self._groups.append(self._group)
            elif brace and self._groups:
                self._end_group()
            elif plain:
                self._plain(plain)
        self._decode()
        self.laying.end_table()
        self.laying.layouts[0].end_block()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._group = replace(self._group, optional=True)
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in "\\{}":
            self._say(symbol)
        elif symbol in SIGNS:
            self._say(SIGNS[symbol])

    def _take_byte(self, value: int) -> None:
        if self._unread:
            self._unread -= 1
        else:
            self._bytes.append(value)

    def _decode(self) -> None:
        if self._bytes:
            signs = self._signs.get(self._group.font)
            if signs is not None:
                text = "".join(sign(signs, one) for one in self._bytes).replace(UNKNOWN, "")
            else:
                text = bytes(self._bytes).decode(self._group.code_page or self._code_page, errors="replace")
            self._bytes.clear()
            self._say(text)

    def _plain(self, text: str) -> None:
        skipped = min(self._unread, len(text))
        self._unread -= skipped
        if text[skipped:]:
            self._say(text[skipped:])

    def _word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._unread = 0
            self._say(without_private(chr(number % 0x10000), self._signs.get(self._group.font, "")))
            self._unread = self._group.unread
        elif word in SWITCHES:
            self._group = self._group.switched(word, on=number != 0)
        elif word == "plain":
            self._group = replace(
                self._group, hidden=False, deleted=False, struck=False, bold=False, italic=False, look=PLAIN
            )
        elif word == "b":
            self._group = replace(self._group, bold=number != 0)
        elif word == "i":
            self._group = replace(self._group, italic=number != 0)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word == "s" and self._group.skipped:
            self._style = number
        elif self._look(word, number):
            pass
        elif not self._destination(word) and not self._encoding(word, number) and not self._group.skipped:
            self._structure(word, number)

    def _look(self, word: str, number: int | None) -> bool:
        """Take what says of which colour type is, and what is behind it; return whether the word did."""
        group = self._group
        if group.colors:
            self._colors.take(word, number)
        elif word in OF_TYPE:
            self._group = replace(group, look=group.look.having(OF_TYPE[word], number))
        elif word in OF_PARAGRAPHS:
            self._paragraph = self._paragraph.having(OF_PARAGRAPHS[word], number)
        else:
            return False
        return True

    def _encoding(self, word: str, number: int | None) -> bool:
        match word:
            case "uc":
                self._group = replace(self._group, unread=max(number or 0, 0))
            case "ansicpg":
                self._code_page = _known(f"cp{number}") or self._code_page
            case "mac":
                self._code_page = "mac-roman"
            case "f" if number is not None:
                self._font = number
                self._group = replace(self._group, code_page=self._fonts.get(number, ""), font=number)
            case "fcharset":
                self._fonts[self._font] = CODE_PAGES.get(number or 0, "") if number else ""
                if number == SIGN_SET:
                    self._signs[self._font] = ""
            case _:
                return False
        return True

    def _destination(self, word: str) -> bool:
        """Begin a destination; return whether the word was one."""
        group = self._group
        if word in ("title", "creatim") and group.info:
            self._property = word
            return True
        if word in ("sn", "sv"):
            return self._property_of_shape(word)
        if group.optional and word not in OPTIONAL and word not in SKIPPED:
            self._group = replace(group, optional=False, skipped=True, font=-1)
            return True
        if word in SKIPPED:
            self._group = replace(group, optional=False, skipped=True, info=word == "info", colors=word == "colortbl")
            return True
        if group.skipped:
            self._group = replace(group, skipped=word != "ud", optional=False)  # the words in Unicode beside older ones
            return word == "ud"
        ends = {"listtext": "mark", "pntext": "mark", "footnote": "note", "shptxt": "box", "annotation": "comment"}
        kind = "edge" if word in EDGES else ends.get(word, "")
        if kind:
            self._group = replace(group, optional=False, ends=kind)
            self.laying.layouts.append(Layout())
            self._edge = "header" if EDGES.get(word) == "header" else "footer"
        elif word in OPTIONAL:
            self._group = replace(group, optional=False)
        return bool(kind) or word in OPTIONAL

    def _property_of_shape(self, word: str) -> bool:
        """Begin the name or the value of a shape's property: words drawn as art are read."""
        if word == "sn":
            self._group = replace(self._group, named=True)
        elif self._shape == "gtextUNICODE":
            self._group = replace(self._group, skipped=False, ends="box")
            self.laying.layouts.append(Layout())
        return True

    def _structure(self, word: str, number: int | None) -> None:
        match word:
            case "par" | "sect" | "page":
                self.laying.end_paragraph()
                if word == "page":
                    self.laying.layout.start_page()
            case "line" | "column":
                self.laying.layout.end_line(collapse=False)
            case "softpage":
                self.laying.layout.start_page()
            case "pard":
                self.laying.level, self._paragraph = 0, PLAIN
                if self.laying.row == [] and not self.laying.begun and len(self.laying.layouts) == 1:
                    self.laying.row = None
            case "outlinelevel" if number is not None:
                self.laying.level = number + 1
            case "s" if number is not None:
                self.laying.level = self._headings.get(number, 0)
            case "chftn" if self._group.ends != "note":
                self._say(f"[^{len(self.notes) + 1}]")
            case _:
                self.laying.take_table_word(word)

    def _say(self, text: str) -> None:
        group = self._group
        if group.skipped:
            if group.colors:
                self._colors.end(text)
            elif self._style is not None and (heading := _HEADING.fullmatch(text.strip())):
                self._headings[self._style] = int(heading[1])
            elif group.named:
                self._shape = text.strip()
            elif self._signs.get(group.font) == "" and group.font == self._font:
                self._signs[group.font] = text.strip().rstrip(";")
            elif group.info:
                self.info[self._property] = self.info.get(self._property, "") + text
            return
        if why := self._unseen():
            self.aside.append(Aside(why, text, len(self.laying.layouts[0].lines)))
            return
        self.laying.begin_paragraph()
        plain = bool(self.laying.level)
        self.laying.layout.text(text, bold=group.bold and not plain, italic=group.italic and not plain)

    def _unseen(self) -> str:
        """Return why nobody reads what comes, "" where people do."""
        group = self._group
        paper = (
            PAPER if len(self.laying.layouts) == 1 and self.laying.row is None else ""
        )  # boxes and cells may have a ground
        return group.aside or self._colors.unseen(group.look, self._paragraph, paper)

    def _end_group(self) -> None:
        ended, self._group = self._group, self._groups.pop()
        if not ended.ends or ended.ends == self._group.ends or len(self.laying.layouts) < 2:
            return
        layout = self.laying.layouts.pop()
        layout.end_line()
        lines = layout.lines
        match ended.ends:
            case "mark":
                found = _MARK.fullmatch(" ".join(lines))
                self.laying.mark = f"{found[1]} " if found and found[1] else "- "
            case "note":
                self.notes.append(lines)
            case "edge" if lines and (self._edge, lines) not in self.edges:
                self.edges.append((self._edge, lines))
            case "comment":
                self.aside.append(Aside("comments in the margin", " ".join(lines), len(self.laying.layouts[0].lines)))
            case "box" if lines:
                self.laying.layout.add_block(lines)


def _known(code_page: str) -> str:
    try:
        "".encode(code_page)
    except LookupError:
        return ""
    return code_page
