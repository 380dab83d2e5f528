"""Parsing: a page's markup as a tree, built as browsers build it (the HTML standard's tree construction).

The parser is Lexbor's. It takes quadratic time on elements that are nested without end, so what is nested deeper than
any page is flattened before; browsers do the same (Blink at 512 levels).
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.reading.formats.web.colors import mark_unseen
from sitegen.reading.formats.web.covers import mark_covered
from sitegen.reading.formats.web.sheets import apply_styles
from sitegen.reading.formats.web.tree import Element
from sitegen.reading.formats.web.vocabulary import CLOSED_BY_OTHERS, UNSEEN_CLASSES

_DEEPEST = 500  # elements within each other that are kept
_PAGES_WITHIN = 3  # pages within each other that are read
_TEMPLATE = re.compile(r"^<template[^>]*>|</template>$")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>")


def parse_page(markup: str, depth: int = 0) -> Element:
    """Return the `html` element of a page. No text is refused; a fragment gets the elements around it.

    A page that is written into a frame (`srcdoc`), and what a template draws around an element (declarative shadow
    DOM), are part of the tree. `depth` counts the pages that this one is within.
    """
    parser = LexborHTMLParser(_flatten(markup))
    known: dict[int, Element] = {}
    root = Element("html", {}, None)
    if parser.root is not None:
        _copy(parser.root, root, known, depth)
    mark_unseen(root, whole=apply_styles(parser, root, known))
    mark_covered(root)
    return root


def _flatten(markup: str) -> str:
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


def _copy(node: LexborNode, into: Element, known: dict[int, Element], depth: int) -> None:
    into.attributes.update({name: value or "" for name, value in node.attributes.items()})
    waiting = [(node, into)]
    while waiting:
        node, element = waiting.pop()
        known[node.mem_id] = element
        child = node.child
        while child is not None:
            name = child.tag or ""
            if name == "-text":
                last = element.children[-1] if element.children else None
                text = child.text_content or ""
                if isinstance(
                    last, str
                ):  # a comment, or a place where a word may break, stands between and parts nothing
                    element.children[-1] = last + text
                else:
                    element.children.append(text)
            elif name != "wbr" and not name.startswith(("-", "!")):
                attributes = {key: value or "" for key, value in child.attributes.items()}
                made = Element(name, attributes, element)
                made.hidden = _is_hidden(made)
                element.children.append(made)
                if not _takes_own(child, made, depth):
                    waiting.append((child, made))
            child = child.next


def _is_hidden(element: Element) -> bool:
    hidden = element.attributes.get("hidden")
    closed = "popover" in element.attributes or (hidden is not None and hidden.lower() != "until-found")
    return closed or not UNSEEN_CLASSES.isdisjoint(element.get("class").split())


def _takes_own(node: LexborNode, made: Element, depth: int) -> bool:
    """Give an element what is not in the page's own tree, if it shows such a thing instead of what it holds there.

    That is the page in a frame, what a template draws around an element, and an address hidden from robots.
    """
    if address := made.get("data-cfemail"):
        made.children.append(_address(address))
        return True
    drawn = made.name == "template" and (made.get("shadowrootmode") or made.get("shadowroot"))
    markup = _TEMPLATE.sub("", node.html or "") if drawn else made.get("srcdoc") if made.name == "iframe" else ""
    if markup and depth < _PAGES_WITHIN:
        within = parse_page(markup, depth + 1)
        made.name, within.name, within.parent = "div", "div", made
        made.children.append(within)
        return True
    if made.name == "template":
        made.children.append(node.html or "")
    return False


def _address(coded: str) -> str:
    """Return an address that Cloudflare hides from robots: each byte is mixed with the first."""
    try:
        key, *others = bytes.fromhex(coded)
    except ValueError:
        return ""
    return bytes(one ^ key for one in others).decode("utf-8", "replace")
