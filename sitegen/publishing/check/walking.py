"""What is open in a page, tag after tag: who may stand in whom, and what must be closed.

End tags that the HTML Standard lets a page leave out (13.1.2.4) may be missing, and a block inside a paragraph ends it,
as in a browser; anything else that is opened must be closed, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.core.diagnostics import Code
from sitegen.core.diagnostics.codes import MALFORMED_HTML
from sitegen.publishing.check.tags import BLOCKS, Tag

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
_PARENTS = {
    "li": frozenset(("ul", "ol", "menu")),
    "dt": frozenset(("dl", "div")),
    "dd": frozenset(("dl", "div")),
}
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
_DRAWINGS = frozenset(("svg", "math"))  # foreign elements may close themselves

Fault = tuple[Code, str, str | None]


@dataclass(slots=True)
class Walk:
    """What is open, outermost first, and what was found wrong on the way."""

    stack: list[str] = field(default_factory=list)
    found: list[Fault] = field(default_factory=list)

    def fault(self, message: str, hint: str | None = None) -> None:
        """Note that something is malformed."""
        self.found.append((MALFORMED_HTML, message, hint))

    @staticmethod
    def may_stay_open(stack: Iterable[str]) -> bool:
        """Whether a page may end with all of these open."""
        return _MAY_STAY_OPEN.issuperset(stack)


def take(tag: Tag, walk: Walk) -> None:
    """Go on by one tag."""
    if tag.kind == "open":
        _open(tag, walk)
    elif tag.kind == "close":
        _close(tag.name, walk)
    elif tag.kind == "void" and walk.stack and walk.stack[-1] in _ONLY_ITEMS:
        walk.fault(f"<{walk.stack[-1]}> cannot hold <{tag.name}>")


def finish(walk: Walk) -> None:
    """Note what is still open at the end and may not be."""
    for name in walk.stack:
        if name not in _MAY_STAY_OPEN:
            walk.fault(f"<{name}> is never closed")


def _open(tag: Tag, walk: Walk) -> None:
    stack, name = walk.stack, tag.name
    if tag.closed:
        if not (name in _DRAWINGS or not _DRAWINGS.isdisjoint(stack)):
            walk.fault(f"<{name}> closes itself, which HTML does not know", f"write <{name}></{name}>")
        return
    if stack and stack[-1] == "p" and name in BLOCKS:
        stack.pop()
    ended = _ENDED.get(name)
    while ended and stack and stack[-1] in ended:
        stack.pop()
    parent = stack[-1] if stack else ""
    allowed = _ONLY_ITEMS.get(parent)
    if allowed is not None and name not in allowed:
        walk.fault(f"<{parent}> cannot hold <{name}>")
    wanted = _PARENTS.get(name)
    if wanted is not None and parent not in wanted:
        walk.fault(f"<{name}> stands in <{parent}>, outside a list")
    if name == "a" and "a" in stack:
        walk.fault("a link stands inside a link")
    stack.append(name)


def _close(name: str, walk: Walk) -> None:
    stack = walk.stack
    if name not in stack:
        walk.fault(f"</{name}> closes nothing")
        return
    while stack[-1] != name:
        left = stack.pop()
        if left not in _MAY_STAY_OPEN:
            walk.fault(f"<{left}> is not closed before </{name}>")
    stack.pop()
