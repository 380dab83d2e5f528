"""An HTML page as a tree of elements and text, built as browsers build it (the HTML standard's tree construction).

The parser is Lexbor's. It takes quadratic time on elements that are nested without end, so what is nested deeper than
any page is flattened before; browsers do the same (Blink at 512 levels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.reading.formats.web.vocabulary import CLOSED_BY_OTHERS, UNSEEN_CLASSES

_WORDS = re.compile(r"[a-z]+")
_DEEPEST = 500  # elements within each other that are kept
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>")

_HIDING = r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|left\s*:\s*-\d{3,}|text-indent\s*:\s*-\d{3,})"
_STRIKING = r"text-decoration(?:-line)?\s*:[^;}]*\bline-through"
_BOLD = r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b"
_STYLES = {
    name: re.compile(rf"(?:^|;|\s)\s*{style}", re.IGNORECASE)
    for name, style in (("hidden", _HIDING), ("struck", _STRIKING), ("bold", _BOLD))
}
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]+;|/\*.*?\*/", re.DOTALL)
_MOST_RULES = 200  # rules of a page's own style sheets that are looked at


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes and what it holds.

    It is `hidden`, `struck` out or `bold` where an attribute or a style within the page says so of it.
    """

    name: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    hidden: bool = False
    struck: bool = False
    bold: bool = False

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Element]:
        """The elements directly below."""
        return [one for one in self.children if isinstance(one, Element)]


Event: TypeAlias = tuple[Literal["start", "end"], Element] | tuple[Literal["text"], str]


def parse_page(markup: str) -> Element:
    """Return the `html` element of a page. No text is refused; a fragment gets the elements around it."""
    parser = LexborHTMLParser(flatten(markup))
    known: dict[int, Element] = {}
    root = Element("html", {}, None)
    if parser.root is not None:
        _copy(parser.root, root, known)
    _apply_sheets(parser, root, known)
    return root


def flatten(markup: str) -> str:
    """Return markup without the start tags that nest deeper than any page."""
    if markup.count("<") <= _DEEPEST:
        return markup
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in CLOSED_BY_OTHERS or tag[0].endswith("/>"):
            return tag[0]
        depth = max(0, depth - 1) if tag[1] else depth + 1
        return tag[0] if tag[1] or depth <= _DEEPEST else ""

    return _TAG.sub(kept, markup)


def events(root: Element) -> Iterator[Event]:
    """Yield the start and end of every element below `root`, itself included, and the text between, in order."""
    waiting: list[Event] = [("start", root)]
    while waiting:
        event = waiting.pop()
        yield event
        if event[0] == "start":
            waiting.append(("end", event[1]))
            waiting += [
                ("text", one) if isinstance(one, str) else ("start", one) for one in reversed(event[1].children)
            ]


def descendants(root: Element) -> Iterator[Element]:
    """Yield every element below `root`, itself included, in the order of the page."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(element.elements)


def text_of(element: Element) -> str:
    """Return the text within an element, blanks collapsed."""
    return " ".join(" ".join(event[1] for event in events(element) if event[0] == "text").split())


def path_of(element: Element) -> list[Element]:
    """Return the element and all that it is in, from the inside out."""
    found = [element]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def names_of(element: Element) -> frozenset[str]:
    """Return the words of an element's classes and id ("entry-content" has two)."""
    return frozenset(_WORDS.findall(f"{element.get('class')} {element.get('id')}".lower()))


def _copy(node: LexborNode, into: Element, known: dict[int, Element]) -> None:
    into.attributes.update({name: value or "" for name, value in node.attributes.items()})
    waiting = [(node, into)]
    while waiting:
        node, element = waiting.pop()
        known[node.mem_id] = element
        child = node.child
        while child is not None:
            name = child.tag or ""
            if name == "-text":
                element.children.append(child.text_content or "")
            elif not name.startswith(("-", "!")):
                attributes = {key: value or "" for key, value in child.attributes.items()}
                made = Element(name, attributes, element)
                made.hidden = "hidden" in attributes or not UNSEEN_CLASSES.isdisjoint(made.get("class").split())
                for name, pattern in _STYLES.items():
                    if "style" in attributes and pattern.search(attributes["style"]):
                        setattr(made, name, True)
                element.children.append(made)
                if child.tag == "template":  # what it holds is no part of the page's tree
                    made.children.append(child.html or "")
                waiting.append((child, made))
            child = child.next


def _apply_sheets(parser: LexborHTMLParser, root: Element, known: dict[int, Element]) -> None:
    """Mark what the style sheets within the page hide, strike out or set bold, on any screen and in any state."""
    sheets = "\n".join(
        "".join(one for one in element.children if isinstance(one, str))
        for element in descendants(root)
        if element.name == "style" and element.get("media") in ("", "all", "screen")
    )
    found = [(rule[1].strip(), rule[2]) for rule in _RULE.finditer(_AT_RULE.sub("", sheets))]
    rules = [
        (selector, name)
        for selector, styles in found
        for name, pattern in _STYLES.items()
        if pattern.search(styles) and ":" not in selector  # a state, or what is put before or after an element
    ]
    for selector, name in rules[:_MOST_RULES]:
        try:
            nodes: Sequence[LexborNode] = parser.css(selector)
        except Exception:  # noqa: BLE001, S112 - a selector that the library does not know says nothing here
            continue
        for node in nodes:
            if node.mem_id in known:
                setattr(known[node.mem_id], name, True)
