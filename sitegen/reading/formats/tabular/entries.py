"""What the columns of a sheet say of who signs on a row, and which of its cells may be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from sitegen.core.source import SheetRow
from sitegen.reading.formats.tabular.columns import Kind, fold, places, words
from sitegen.reading.formats.tabular.private import MASK
from sitegen.reading.formats.tabular.sheet import Row

_PUBLIC: tuple[Kind, ...] = ("given", "family", "person", "name", "organization")
_AS_PRINTED: tuple[Kind, ...] = ("given", "family", "person", "name", "role", "organization", "place")
_PLACED = re.compile(r"(?P<name>.+?)(?:, *(?P<comma>[^,()]+)| *\((?P<bracket>[^()]+)\))")


def _without_places(name: str, told: Sequence[str], rest: list[str]) -> str:
    """Return a name without the places at its end that the columns tell as well; these are not printed once more."""
    for place in reversed(told):
        found = _PLACED.fullmatch(name)
        if found and fold(found["comma"] or found["bracket"]) == fold(place):
            name = found["name"]
            rest.remove(place)
    return name


class Columns:
    """The columns of a sheet by what they hold."""

    def __init__(self, kinds: Sequence[Kind | None]) -> None:
        self.kinds = kinds
        self.printed = [at for at, kind in enumerate(kinds) if kind not in (None, "closed")]
        named = places(kinds, *_PUBLIC)
        # Who signs is called first: "Organization, Name" are organizations for which somebody filled in the form.
        self.bodies = bool(named) and kinds[named[0]] == "organization"
        person = self._person()
        self.own = places(kinds, "organization")[:1] if self.bodies else person
        self.persons = [*person, *places(kinds, "role")] if self.bodies else []
        self.beside = [at for at in places(kinds, "given", "family", "person", "name") if at not in person]

    def _person(self) -> list[int]:
        """Return the columns that are the name of a person, or of whomever."""
        parts = places(self.kinds, "given") + places(self.kinds, "family")
        first = places(self.kinds, "given", "family", "person", "name")[:1]
        return parts if not {*first}.isdisjoint(parts) else first

    def name(self, cells: Sequence[str]) -> str:
        """Return the name of who signs on a row: a person's where no organization's stands there, or the other way."""
        return (
            self._joined(self.own, cells)
            or self._joined(self.persons[: len(self._person())], cells)
            or next((cells[at] for at in places(self.kinds, "organization") if at < len(cells) and cells[at]), "")
        )

    def names(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the names of all who stand on a row: who signs, and who filled in the form for it."""
        both = (self.name(cells), self._joined(self._person(), cells))
        return tuple(dict.fromkeys(name for name in both if name))

    @staticmethod
    def _joined(columns: Sequence[int], cells: Sequence[str]) -> str:
        return " ".join(cells[at] for at in columns if at < len(cells) and cells[at])

    def hides(self, row: Row) -> bool:
        """Return whether a row is that of an organization, so that persons on it are not printed."""
        return self.bodies and any(row.cell(at) for at in self.own)

    def shown(self, row: Row) -> list[str]:
        """Return the cells of a row that may be read."""
        hidden = self.persons if self.hides(row) else ()
        return [row.cell(at) if at in self.printed and at not in hidden else "" for at in range(len(self.kinds))]

    def says_more(self, row: Row) -> bool:
        """Return whether a row holds more that is printed than a name."""
        return any(cell for at, cell in enumerate(self.shown(row)) if at not in self.own)

    def answers(self, row: Row) -> bool:
        """Return whether a row holds more than a name, in whatever column."""
        return row.filled > sum(bool(row.cell(at)) for at in self.own)

    def entry(self, line: int, cells: Sequence[str]) -> SheetRow | None:
        """Return what a row says of who signs there; None where no name stands there."""
        name = self.name(cells)
        if not any(map(str.isalpha, name)) or fold(name).rstrip(" 0123456789") in words("total"):
            return None
        said = {kind: [cells[at] for at in places(self.kinds, kind) if cells[at]] for kind in _AS_PRINTED}
        rest = [text for kind in _AS_PRINTED for text in said[kind]]
        own = self.own if any(cells[at] for at in self.own) else self.persons[: len(self._person())]
        for text in [cells[at] for at in own if cells[at]] or [name]:
            rest.remove(text)
        whole, name = name, _without_places(name, said["place"], rest)
        number = next((cells[at].strip(" .)#") for at in places(self.kinds, "number") if cells[at]), "")
        of = self._kind(next((at for at in own if cells[at]), None), said)
        return SheetRow(
            line,
            "entry",
            name,
            ", ".join([whole, *rest]),
            of,
            (", ".join(said["role"]) or None) if of != "organization" else None,
            (", ".join(said["organization"]) or None) if of != "organization" else None,
            ", ".join(one for one in said["place"] if one != MASK) or None,
            int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else None,
        )

    def _kind(self, at: int | None, said: dict[Kind, list[str]]) -> Literal["organization", "person", "unknown"]:
        """Return what a name in a column is, as far as the columns say: by its head, or by what stands beside it."""
        kind = self.kinds[at] if at is not None else "organization"
        if kind == "name":  # a form that asks for name and organization asks persons
            asked = said["organization"] or said["role"] or "organization" in self.kinds
            return "person" if asked else "unknown"
        return "organization" if kind == "organization" else "person"
