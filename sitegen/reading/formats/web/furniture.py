"""The furniture of a site, told from the letter.

Nothing is furniture for its name alone: what may be the letter's own, because it holds sentences or a list that are not
links, is kept wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sitegen.reading.formats.web.tree import Element, descendants, events, names_of, path_of, text_of
from sitegen.reading.formats.web.vocabulary import COMMENTS, FURNITURE_CLASSES, FURNITURE_NAMES, FURNITURE_ROLES

_PROSE = 40  # words that are no links: more than any furniture says in one place
_ITEMS = 8  # entries that are no links: a list of names, not a menu
_FEWEST_BESIDE = 3  # of them beside a text, in an element without links that no name says to be the site's
_ROWS = frozenset(("td", "ul", "ol", "div", "p", "table", "font", "center", "small", "span"))
_FEWEST_LINKS = 3
_ELSEWHERE = re.compile(r"(?i:[a-z][a-z0-9+.-]*:|//|#|$)")
_SECTIONS = frozenset(("main", "article", "section"))
_NAMED = frozenset(("div", "ul", "ol", "section", "table", "p", "a", "span"))  # elements that mean nothing themselves


@dataclass(slots=True)
class Measure:
    """How much text an element holds: words, words in links, and items of lists, rows or lines that are not links."""

    words: int = 0
    linked: int = 0
    items: int = 0

    @property
    def substantial(self) -> bool:
        """Whether it may be the letter's text or list: enough of it, and more of it than of links."""
        own = self.words - self.linked
        return own > self.linked and (own >= _PROSE or self.items >= _ITEMS)


def measure(root: Element, aside: Container[Element], logos: Mapping[Element, str]) -> dict[Element, Measure]:
    """Return how much text every element holds that is not left aside; names shown as logos are items of a list."""
    measures: dict[Element, Measure] = {}
    open_elements: list[Measure] = []
    skipped = links = 0
    for event in events(root):
        if event[0] == "text":
            if not skipped:
                words = len(event[1].split())
                open_elements[-1].words += words
                open_elements[-1].linked += words if links else 0
            continue
        kind, element = event
        step = 1 if kind == "start" else -1
        skipped += step * (element in aside)
        links += step * (element.name == "a" and "href" in element.attributes)
        if kind == "start":
            open_elements.append(measures.setdefault(element, Measure()))
            continue
        own = open_elements.pop()
        if not skipped and element in logos:
            own.words += len(logos[element].split())
            own.items += 1
        if not skipped and (
            (element.name in ("li", "tr", "dt") and own.words > own.linked) or (element.name == "br" and not links)
        ):
            own.items += 1
        if open_elements:
            open_elements[-1].words += own.words
            open_elements[-1].linked += own.linked
            open_elements[-1].items += own.items
    return measures


def find_furniture(root: Element, aside: dict[Element, str], logos: Mapping[Element, str]) -> None:
    """Add to `aside` the menus, banners, footers, sidebars, comments and small forms of the site around a letter."""
    measures = measure(root, aside, logos)
    whole = measures[root].words
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element in aside:
            continue
        held = measures[element]
        if held.words * 2 < whole and (
            (_is_furniture(element) and not _may_be_letter(element, held)) or _is_menu(element, held)
        ):
            aside[element] = "furniture of the site"
        elif element.name == "form" and held.words * 3 < whole and not held.substantial and not _has_title(element):
            aside[element] = "a form"
        else:
            waiting += element.elements


def find_outside(root: Element, aside: dict[Element, str], logos: Mapping[Element, str]) -> None:
    """Add to `aside` what stands around the page's main part and is too little to be the letter's."""
    measures = measure(root, aside, logos)
    main = _main_part(root, aside, measures)
    if main is None:
        return
    titled = _has_title(main)
    for inner, outer in pairwise(path_of(main)):
        for element in outer.elements:
            if element is inner or element in aside or not measures[element].words:
                continue
            own_title = not titled and _has_title(element)
            if not own_title and not measures[element].substantial:
                aside[element] = "outside the page's main part"


def _is_furniture(element: Element) -> bool:
    """Return whether an element says by its kind, role, class or id that it is furniture of a site."""
    if element.name in ("nav", "aside") or element.get("role") in FURNITURE_ROLES:
        return True
    if not FURNITURE_CLASSES.isdisjoint(element.get("class").split()):
        return True
    if element.name in ("header", "footer"):
        return not _in_section(element)
    return element.name in _NAMED and not FURNITURE_NAMES.isdisjoint(names_of(element))


def _in_section(element: Element) -> bool:
    return any(one.name in _SECTIONS for one in path_of(element))


def _is_menu(element: Element, held: Measure) -> bool:
    """Return whether an element that holds links only leads about the site: three links or more, none to elsewhere."""
    if element.name not in _ROWS or held.words != held.linked or not held.words:
        return False
    if any(one.name in ("main", "article") for one in path_of(element)):
        return False
    targets = [one.get("href") for one in descendants(element) if one.name == "a"]
    return len(targets) >= _FEWEST_LINKS and not any(_ELSEWHERE.match(target) for target in targets)


def _may_be_letter(element: Element, held: Measure) -> bool:
    if element.name == "nav" or COMMENTS & names_of(element):
        return False
    beside = element.name == "aside" and not FURNITURE_NAMES & names_of(element) and _in_section(element)
    return held.substantial or _has_title(element) or (beside and held.items >= _FEWEST_BESIDE and not held.linked)


def _has_title(element: Element) -> bool:
    """Return whether an element holds a page's title or main part."""
    return any(one.name in ("main", "article", "h1") and text_of(one) for one in descendants(element))


def _main_part(root: Element, aside: dict[Element, str], measures: dict[Element, Measure]) -> Element | None:
    """Return the one element that the page calls its main part or its article, if it holds a third of the text."""
    shown = [one for one in descendants(root) if one.name in ("main", "article") or one.get("role") == "main"]
    shown = [one for one in shown if not any(above in aside for above in path_of(one)) and measures[one].words]
    for found in ([one for one in shown if one.name != "article"], [one for one in shown if one.name == "article"]):
        if len(found) == 1 and measures[found[0]].words * 3 > measures[root].words:
            return found[0]
    return None
