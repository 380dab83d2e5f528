"""What is open in a page, tag after tag: who may stand in whom, and what must be closed.

End tags that the HTML Standard lets a page leave out (13.1.2.4) may be missing, and a block inside a paragraph ends it,
as in a browser; anything else that is opened must be closed, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sitegen.core.diagnostics.codes import MALFORMED_HTML
from sitegen.publishing.check.tags import Fault

_MAY_STAY_OPEN = frozenset(
    (
        "li", "p", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp",
        "rt", "body", "html", "head",
    )
)  # fmt: skip
_ONLY_ITEMS = {
    **dict.fromkeys(("ul", "ol", "menu"), frozenset(("li", "script", "template"))),
    "dl": frozenset(("dt", "dd", "div", "script", "template")),
    "tr": frozenset(("td", "th", "script", "template")),
}
_PARENTS = {"li": frozenset(("ul", "ol", "menu")), "dt": frozenset(("dl", "div")), "dd": frozenset(("dl", "div"))}
_CELLS = frozenset(("td", "th"))
_ENDED: Mapping[str, frozenset[str]] = {  # what ends with the beginning of another
    "li": frozenset(("li", "p")),
    "option": frozenset(("option",)),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr"},
    "tbody": _CELLS | {"tr", "thead", "tbody"},
}
# A paragraph ends where one of these begins.
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu",
        "nav", "ol", "p", "pre", "search", "section", "table", "ul",
    )
)  # fmt: skip
_DRAWINGS = frozenset(("svg", "math"))  # foreign elements may close themselves

Stack = tuple[str, ...]
"""The names of the elements that are open, outermost first."""


@lru_cache(maxsize=200_000)
def walked(stack: Stack, shape: tuple[str, ...]) -> tuple[Stack, tuple[Fault, ...], int]:
    """Return what is open after tags of a `shape` (`Tag.step`), what is wrong, and how many are the page's title."""
    left = list(stack)
    found: list[Fault] = []
    titles = 0
    for step in shape:
        kind, name, *closed = step.split(" ")
        titles += kind == "text" and "svg" not in left
        if kind == "open":
            found += _open(name, left, closed=bool(closed))
        elif kind == "close":
            found += _close(name, left)
        elif kind == "void" and left and left[-1] in _ONLY_ITEMS:
            found.append(_malformed(f"<{left[-1]}> cannot hold <{name}>"))
    return tuple(left), tuple(found), titles


def unclosed(stack: Stack) -> Iterator[str]:
    """Yield the names of the elements that are open where a page ends, and may not be."""
    return (name for name in stack if name not in _MAY_STAY_OPEN)


def _open(name: str, stack: list[str], *, closed: bool) -> Iterator[Fault]:
    if closed:
        if not (name in _DRAWINGS or not _DRAWINGS.isdisjoint(stack)):
            yield _malformed(f"<{name}> closes itself, which HTML does not know", f"write <{name}></{name}>")
        return
    if stack and stack[-1] == "p" and name in _BLOCKS:
        stack.pop()
    ended = _ENDED.get(name)
    while ended and stack and stack[-1] in ended:
        stack.pop()
    parent = stack[-1] if stack else ""
    if parent in _ONLY_ITEMS and name not in _ONLY_ITEMS[parent]:
        yield _malformed(f"<{parent}> cannot hold <{name}>")
    if name in _PARENTS and parent not in _PARENTS[name]:
        yield _malformed(f"<{name}> stands in <{parent}>, outside a list")
    if name == "a" and "a" in stack:
        yield _malformed("a link stands inside a link")
    stack.append(name)


def _close(name: str, stack: list[str]) -> Iterator[Fault]:
    if name not in stack:
        yield _malformed(f"</{name}> closes nothing")
        return
    while stack[-1] != name:
        left = stack.pop()
        if left not in _MAY_STAY_OPEN:
            yield _malformed(f"<{left}> is not closed before </{name}>")
    stack.pop()


def _malformed(message: str, hint: str | None = None) -> Fault:
    return MALFORMED_HTML, message, hint
