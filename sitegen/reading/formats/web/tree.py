"""An HTML page as a tree of elements and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

_NOTHING: Mapping[str, str] = MappingProxyType({})
_WORDS = re.compile(r"[a-z]+")


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes and what it holds.

    It is `hidden`, `struck` out, `bold` or `italic` where an attribute or a style within the page says so of it, and so
    it is a `block` of lines of its own, a `row` that shows its elements beside each other, or a list whose marks are of
    a type ("a", "I", "none"). `color`, `ground` and `size` are what styles say of its type and what is behind it,
    `cut`: its ground is cut out by its type. `laid` is what they say of how it lies over others, `over` the same of
    what a style draws over it. `unseen` is why nobody sees what it holds; `veiled`: something may hide it.
    """

    name: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    hidden: bool = False
    struck: bool = False
    bold: bool = False
    italic: bool = False
    block: bool = False
    row: bool = False
    list_type: str = ""
    color: str = ""
    ground: str = ""
    size: str = ""
    cut: bool = False
    laid: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    over: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    unseen: str = ""
    veiled: bool = False

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Element]:
        """The elements directly below."""
        return [one for one in self.children if isinstance(one, Element)]

    @property
    def texts(self) -> list[str]:
        """The texts directly below."""
        return [one for one in self.children if isinstance(one, str)]


Event: TypeAlias = tuple[Literal["start", "end"], Element] | tuple[Literal["text"], str]


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
        if element.children:
            waiting += [one for one in reversed(element.children) if not isinstance(one, str)]


def text_of(element: Element) -> str:
    """Return the text within an element, blanks collapsed, without what is set so that nobody sees it."""
    found = []
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif not one.unseen:
            waiting += reversed(one.children)
    return " ".join(" ".join(found).split())


def path_of(element: Element) -> list[Element]:
    """Return the element and all that it is in, from the inside out."""
    found = [element]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def names_of(element: Element) -> frozenset[str]:
    """Return the words of an element's classes and id ("entry-content" has two)."""
    return frozenset(_WORDS.findall(f"{element.get('class')} {element.get('id')}".lower()))
