"""What a page hides until a person opens it: panels of tabs, accordions, slides. They are read, tabs under a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.reading.formats.web.tree import Element, descendants, path_of, text_of

Marks = Mapping[tuple[str, str], Sequence[Element]]

_MOST_TABS = 10
_TWINS = frozenset(("div", "ul", "ol", "section", "article", "table"))
_MOST_SIBLINGS = 200  # that are looked at for one that is shown


def find_opened(root: Element) -> set[Element]:
    """Return what a control of the page opens (`aria-controls`, Bootstrap's `data-target`)."""
    by_id = {element.get("id"): element for element in descendants(root) if element.get("id")}
    controlled = (
        by_id.get(element.get(name).lstrip("#"))
        for element in descendants(root)
        for name in ("aria-controls", "data-target", "data-bs-target")
        if element.get(name)
    )
    return {element for element in controlled if element is not None}


def find_tabs(root: Element) -> dict[Element, dict[Element, str]]:
    """Return every row of tabs with its panels and their labels.

    A row is a list whose items each name one panel, by its id or by an attribute that both have; the panels stand side
    by side, and one at least waits to be opened. A table of contents leads to what is shown and is no row of tabs.
    """
    marks: dict[tuple[str, str], list[Element]] = {}
    rows = []
    for element in descendants(root):
        for key in _marks_of(element):
            marks.setdefault(key, []).append(element)
        if 2 <= len(element.elements) <= _MOST_TABS and (
            element.name in ("ul", "ol") or element.get("role") == "tablist"
        ):
            rows.append(element)
    found = {}
    for row in rows:
        panels = [_panel(item, row, marks) for item in row.elements]
        targets = {panel: text_of(item) for panel, item in zip(panels, row.elements, strict=True) if panel is not None}
        beside = len(targets) == len(row.elements) and len({panel.parent for panel in targets}) == 1
        if beside and any(panel.hidden or panel.get("role") == "tabpanel" for panel in targets):
            found[row] = targets
    return found


def has_shown_twin(element: Element) -> bool:
    """Return whether a sibling of the same kind is shown: panels and slides take turns in being seen."""
    classes = set(element.get("class").split())
    if not classes or element.parent is None or element.name not in _TWINS:
        return False
    return any(
        one.name == element.name and not one.hidden and classes & set(one.get("class").split())
        for one in element.parent.elements[:_MOST_SIBLINGS]
    )


def _marks_of(element: Element) -> Iterator[tuple[str, str]]:
    if element.get("id"):
        yield "#", element.get("id")
    for name, value in element.attributes.items():
        if name.startswith("data-") and value:
            yield name, value


def _panel(item: Element, row: Element, marks: Marks) -> Element | None:
    """Return the one element outside the row that a tab names."""
    for element in descendants(item):
        names = [("#", element.get(name).lstrip("#")) for name in ("aria-controls", "href") if element.get(name)]
        names += [("#", value.lstrip("#")) for name, value in _marks_of(element) if name.endswith("target")]
        names += [key for key in _marks_of(element) if key[0] != "#"]
        for name in names:
            others = [one for one in marks.get(name, ())[:_MOST_TABS] if row not in path_of(one)]
            if name[1] and len(others) == 1:
                return others[0]
    return None
