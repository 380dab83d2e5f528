"""Text ⇄ Markdown, character for character: what a letter says is never taken for Markdown by accident.

`write_text` puts a backslash, or a numeric reference, before or for every character that CommonMark or GitHub would act
upon, except in the links, strong words and footnote references of `inline`. `read_text` takes every escape back, so
`read_text(write_text(text)) == text` for all text without NUL.
"""

from __future__ import annotations

import html.entities
import re

from sitegen.content.manuscript.inline import HIDDEN, Inline, Link, Reference, Strong, Text, parse_inline

BULLETS = "-*+•·‣◦▪–—"

_ENTITY = r"&(?=(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)"
_SPECIAL = re.compile(rf"[\\`*\[<~]|{_ENTITY}|(?<![^\W_])_|_(?![^\W_])", re.VERBOSE)
_IN_TARGET = re.compile(rf"\\|{_ENTITY}", re.VERBOSE)
_LINE_START = re.compile(
    rf"""(?P<bullet>[{re.escape(BULLETS)}])(?=[ \t\xa0]|$)
    | (?P<number>[0-9]{{1,9}})(?=[.)](?:[ \t\xa0]|$))
    | (?P<sign>\#(?=\#{{0,5}}(?:[ \t]|$)) | > | [=\-|:](?=[=\-|:+ \t]*$))""",
    re.VERBOSE,
)
_CLOSING_HASHES = re.compile(r"(?:(?<=[ \t])|^)#(?=#*$)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));")


def write_text(text: str) -> str:
    """Return `text` as one line of Markdown; its own line ends become numeric references."""
    return _write_line(text)


def write_lines(text: str, indent: str = "") -> str:
    """Return `text` as Markdown in which its own line ends are hard breaks; later lines begin with `indent`."""
    core = text.strip("\n")
    if not core or "\n" not in core:
        return _write_line(text)
    lead = text[: len(text) - len(text.lstrip("\n"))]
    tail = text[len(text.rstrip("\n")) :]
    first, *others = core.split("\n")
    lines = [_refer(lead) + _write_line(first) if lead else _write_line(first), *map(_write_line, others)]
    return f"\\\n{indent}".join(lines) + _refer(tail)


def read_text(markdown: str) -> str:
    """Return the text that `markdown` stands for: every escape and reference taken back, all else as it is."""
    if "\\" not in markdown and "&" not in markdown:
        return markdown
    return _ESCAPE.sub(_unescape, markdown)


def write_pieces(pieces: tuple[Inline, ...]) -> str:
    """Return inline pieces as Markdown, without regard to where the line begins and ends."""
    out: list[str] = []
    previous: Inline | None = None
    for piece in pieces:
        written = _write_piece(piece)
        if isinstance(previous, Reference) and written[:1] in ("(", ":"):
            written = f"\\{written}"  # a bracket after a reference would make it a link, a colon a footnote
        if isinstance(piece, Link | Reference) and out and out[-1].endswith("!"):
            out[-1] = f"{out[-1][:-1]}\\!"  # an exclamation mark before a link would make it a picture
        out.append(written)
        previous = piece
    return "".join(out)


def escape(text: str) -> str:
    """Return plain characters with every special one escaped, without regard to where the line begins and ends."""
    return HIDDEN.sub(lambda found: _refer(found[0]), _SPECIAL.sub(lambda found: f"\\{found[0]}", text))


def guard_edges(line: str) -> str:
    """Return a written line so that neither its beginning nor its end means anything to Markdown."""
    core = line.strip()
    if core != line:
        start = line.index(core) if core else len(line)
        line = _refer(line[:start]) + core + _refer(line[start + len(core) :])
    line = _LINE_START.sub(_guard_start, line, count=1) if _LINE_START.match(line) else line
    return _CLOSING_HASHES.sub(r"\\#", line)


def _write_line(text: str) -> str:
    return guard_edges(write_pieces(parse_inline(text)))


def _write_piece(piece: Inline) -> str:
    match piece:
        case Text(text):
            return escape(text)
        case Link(words, target):
            return f"[{write_pieces(words)}]({_IN_TARGET.sub(lambda found: chr(92) + found[0], target)})"
        case Strong(words, stars):
            return f"{'*' * stars}{write_pieces(words)}{'*' * stars}"
        case Reference(marker):
            return f"[^{marker}]"


def _guard_start(found: re.Match[str]) -> str:
    if number := found["number"]:
        return f"{number}\\"
    sign = found["bullet"] or found["sign"]
    return f"\\{sign}" if sign.isascii() else _refer(sign)


def _refer(text: str) -> str:
    return "".join(f"&#{ord(mark)};" for mark in text)


def _unescape(found: re.Match[str]) -> str:
    sign, decimal, hexadecimal, name = found.groups()
    if sign:
        return sign
    if name:
        return html.entities.html5.get(f"{name};", found[0])
    point = int(decimal) if decimal else int(hexadecimal, 16)
    known = 0 < point <= 0x10FFFF and not 0xD800 <= point < 0xE000
    return chr(point) if known else "\ufffd"
