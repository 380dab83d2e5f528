"""One page: is its markup well-formed, which ids does it offer, which addresses does it need.

End tags that the HTML Standard lets a page leave out (13.1.2.4) may be missing, and a block inside a
paragraph ends it, as in a browser; anything else that is opened must be closed, in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.check.tags import BLOCKS, TOKEN, Tag, read_tag
from sitegen.diagnostics import Code, Diagnostic
from sitegen.diagnostics.codes import MALFORMED_HTML, MISSING_TEXT, REPEATED_ID
from sitegen.source import Span

_MAY_STAY_OPEN = frozenset(
    (
        "li",
        "p",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rp",
        "rt",
        "body",
        "html",
        "head",
    )
)
_ONLY_ITEMS = {
    **dict.fromkeys(("ul", "ol", "menu"), frozenset(("li", "script", "template"))),
    "dl": frozenset(("dt", "dd", "div", "script", "template")),
    "tr": frozenset(("td", "th", "script", "template")),
}
_PARENTS = {
    "li": frozenset(("ul", "ol", "menu")),
    "dt": frozenset(("dl", "div")),
    "dd": frozenset(("dl", "div")),
}
_DRAWINGS = frozenset(("svg", "math"))  # foreign elements may close themselves


@dataclass(frozen=True, slots=True)
class Page:
    """What the rest of the site needs to know of a page.

    `links` are the addresses that a reader can follow, `needs` those that the page loads; both as written,
    each with its first line. `moved` says that the page only leads on to another.
    """

    path: str
    ids: tuple[str, ...]
    links: Mapping[str, int]
    needs: Mapping[str, int]
    moved: bool


class _Reading:
    """The state of one walk through a page: what is open, and what was found."""

    __slots__ = ("at", "found", "ids", "links", "needs", "seen", "stack")

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.ids: dict[str, None] = {}
        self.links: dict[str, int] = {}
        self.needs: dict[str, int] = {}
        self.seen: set[str] = set()
        self.found: list[tuple[int, Code, str, str | None]] = []
        self.at = 0

    def fault(self, code: Code, message: str, hint: str | None = None) -> None:
        self.found.append((self.at, code, message, hint))


def read_page(path: str, text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    """Return what the page offers and needs, and what is wrong with its markup."""
    tokens = TOKEN.findall(text)
    reading = _Reading()
    _walk(tokens, reading)
    if not text[:15].lower().startswith("<!doctype html>"):
        reading.found.append((0, MALFORMED_HTML, "the page does not begin with <!doctype html>", None))
    for name, message in (("html", "the page does not say its language"), ("title", "the page has no title")):
        if name not in reading.seen:
            reading.found.append((0, MISSING_TEXT, message, None))
    lines = _Lines(text)
    found = tuple(code.at(Span.line(path, lines.of(at)), message, hint) for at, code, message, hint in reading.found)
    return Page(path, tuple(reading.ids), reading.links, reading.needs, "refresh" in reading.seen), found


def line_of(text: str, token: int) -> int:
    """Return the line (from 1) of the token that is the `token`-th of the page, from 0."""
    return _Lines(text).of(token)


class _Lines:
    """Lines of tokens, looked up only where there is something to say."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def of(self, token: int) -> int:
        if self._starts is None:
            self._starts = [found.start() for found in TOKEN.finditer(self._text)]
        start = self._starts[token] if token < len(self._starts) else 0
        return self._text.count("\n", 0, start) + 1


def _walk(tokens: list[str], reading: _Reading) -> None:
    stack = reading.stack
    for at, token in enumerate(tokens):
        tag = read_tag(token)
        kind = tag.kind
        if kind == "open":
            if stack and (tag.placed or stack[-1] in _ONLY_ITEMS):
                reading.at = at
                _open(tag, reading)
            else:
                stack.append(tag.name)
        elif kind == "close":
            if stack and stack[-1] == tag.name:
                stack.pop()
            else:
                reading.at = at
                _close(tag.name, reading)
        elif kind == "void" and stack and stack[-1] in _ONLY_ITEMS:
            reading.at = at
            reading.fault(MALFORMED_HTML, f"<{stack[-1]}> cannot hold <{tag.name}>")
        if tag.notable:
            reading.at = at
            _note(tag, reading)
    reading.at = max(len(tokens) - 1, 0)
    for name in stack:
        if name not in _MAY_STAY_OPEN:
            reading.fault(MALFORMED_HTML, f"<{name}> is never closed")


def _open(tag: Tag, reading: _Reading) -> None:
    stack, name = reading.stack, tag.name
    if tag.closed:
        if not (name in _DRAWINGS or not _DRAWINGS.isdisjoint(stack)):
            reading.fault(
                MALFORMED_HTML,
                f"<{name}> closes itself, which HTML does not know",
                f"write <{name}></{name}>",
            )
            return
        return
    parent = stack[-1] if stack else ""
    if parent == "p" and name in BLOCKS:
        stack.pop()
        parent = stack[-1] if stack else ""
    while parent == name and name in ("li", "option", "tr", "td", "th", "dt", "dd"):
        stack.pop()
        parent = stack[-1] if stack else ""
    allowed = _ONLY_ITEMS.get(parent)
    if allowed is not None and name not in allowed:
        reading.fault(MALFORMED_HTML, f"<{parent}> cannot hold <{name}>")
    wanted = _PARENTS.get(name)
    if wanted is not None and parent not in wanted and not (parent in ("dt", "dd") and name in ("dt", "dd")):
        reading.fault(MALFORMED_HTML, f"<{name}> stands in <{parent}>, outside a list")
    if name == "a" and "a" in stack:
        reading.fault(MALFORMED_HTML, "a link stands inside a link")
    stack.append(name)


def _close(name: str, reading: _Reading) -> None:
    stack = reading.stack
    if name not in stack:
        reading.fault(MALFORMED_HTML, f"</{name}> closes nothing")
        return
    while stack[-1] != name:
        left = stack.pop()
        if left not in _MAY_STAY_OPEN:
            reading.fault(MALFORMED_HTML, f"<{left}> is not closed before </{name}>")
    stack.pop()


def _note(tag: Tag, reading: _Reading) -> None:
    if tag.identifier is not None:
        if tag.identifier in reading.ids:
            reading.fault(REPEATED_ID, f"the id {tag.identifier!r} occurs twice")
        reading.ids[tag.identifier] = None
    for code, message, hint in tag.faults:
        reading.fault(code, message, hint)
    wanted = reading.links if tag.leads else reading.needs
    for url in tag.urls:
        wanted.setdefault(url, reading.at)
    if tag.name in ("title", "html"):
        if tag.name == "title" and "title" in reading.seen and "svg" not in reading.stack:
            reading.fault(MALFORMED_HTML, "the page has two titles")
        reading.seen.add(tag.name)
    if tag.refresh:
        reading.seen.add("refresh")
