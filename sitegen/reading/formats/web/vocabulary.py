"""What elements, classes and fields of a page mean: the lists of `elements.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.core.tables import table

_DATA = table(__package__, "elements")


def _names(table: str, name: str) -> frozenset[str]:
    return frozenset(_DATA[table][name])


BLOCKS, LINES = _names("elements", "blocks"), _names("elements", "lines")
UNSEEN, CONTROLS, STRUCK = _names("elements", "unseen"), _names("elements", "controls"), _names("elements", "struck")
TOLD: Mapping[str, str] = _DATA["told"]  # what is said of elements that are not read
CLOSED_BY_OTHERS = _names("elements", "closed_by_others")
UNSEEN_CLASSES, FURNITURE_CLASSES = _names("elements", "unseen_classes"), _names("furniture", "classes")
FURNITURE_ROLES, FURNITURE_NAMES = _names("furniture", "roles"), _names("furniture", "names")
COMMENTS = _names("furniture", "comments")
META = {name: kind for kind, names in _DATA["meta"].items() for name in names}
