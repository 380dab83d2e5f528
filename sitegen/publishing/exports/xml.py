"""XML as values: elements in, well-formed bytes out, whatever characters a letter holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core.frozen import Frozen

# XML 1.0 section 2.2: characters that no XML document can hold, not even escaped.
_IMPOSSIBLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTES = _ESCAPES | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class Element(Frozen):
    """An element: its name with any prefix, its attributes in order, and its content: elements and text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: tuple[Element | Written | str, ...] = ()


class Written(Frozen):
    """Elements that are written already, one line each, not indented: long lists of names are, since they cost most."""

    lines: tuple[str, ...]


def element(name: str, *content: Element | Written | str | None, **attributes: str | None) -> Element:
    """Return an element; content and attributes that are None are left out.

    A keyword "xml_lang" is the attribute "xml:lang".
    """
    pairs = ((key.replace("_", ":", 1), value) for key, value in attributes.items() if value is not None)
    return Element(name, tuple(pairs), tuple(part for part in content if part is not None))


def indented(one: Element, depth: int = 1) -> str:
    """Return an element as text, indented as it stands `depth` elements below the root: a child, if not said."""
    return "\n".join(_lines(one, "  " * depth))


def document(root: Element, *instructions: str) -> bytes:
    """Return a document with two spaces for each depth; elements that hold text stay on one line.

    `instructions` are processing instructions or comments to stand before the root, as they are.
    """
    head = ['<?xml version="1.0" encoding="UTF-8"?>', *instructions]
    return ("\n".join([*head, *_lines(root, "")]) + "\n").encode()


def styled(path: str) -> str:
    """Return the instruction by which a browser shows the feed at `path` as a page, not as a tree of elements."""
    return f'<?xml-stylesheet type="text/css" href="{"../" * path.count("/")}theme/feed.css"?>'


def escape_text(text: str) -> str:
    """Return `text` as it stands between tags."""
    return _escape(text, _ESCAPES)


def escape_attribute(text: str) -> str:
    """Return `text` as it stands between the quotes of an attribute."""
    return _escape(text, _IN_ATTRIBUTES)


def _lines(one: Element, indent: str) -> Iterator[str]:
    if not one.content or any(isinstance(part, str) for part in one.content):
        yield indent + line_of(one)
        return
    yield f"{indent}<{_opening(one)}>"
    for part in one.content:
        if isinstance(part, Element):
            yield from _lines(part, f"{indent}  ")
        elif isinstance(part, Written):
            yield from part.lines
    yield f"{indent}</{one.name}>"


def line_of(one: Element) -> str:
    """Return an element as text on one line."""
    if not one.content:
        return f"<{_opening(one)}/>"
    inside = "".join(map(_piece, one.content))
    return f"<{_opening(one)}>{inside}</{one.name}>"


def _piece(part: Element | Written | str) -> str:
    if isinstance(part, str):
        return escape_text(part)
    return line_of(part) if isinstance(part, Element) else "".join(part.lines)


def _opening(one: Element) -> str:
    return " ".join([one.name, *(f'{key}="{escape_attribute(value)}"' for key, value in one.attributes)])


def _escape(text: str, escapes: dict[str, str]) -> str:
    if not text.isprintable():
        text = _ESCAPED.sub(lambda found: escapes.get(found[0], found[0]), _IMPOSSIBLE.sub("\ufffd", text))
    elif _ESCAPED.search(text):
        for sign, written in escapes.items():
            text = text.replace(sign, written)
    return text
