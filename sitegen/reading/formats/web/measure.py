"""How much text the parts of a page hold, in links and outside of them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sitegen.reading.formats.web.tree import Element, events

_PROSE = 40  # words that are no links: more than any furniture says in one place
_ITEMS = 8  # entries that are no links: a list of names, not a menu


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
