"""Entries in the making: what is gathered of each while the lines of a list are read, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sitegen.core.model import Member, Signatory, SignatoryKind
from sitegen.reading.parsing.lines.unwrapping import unwrap

_EMPHASIS = re.compile(r"(?<![\w*])(\*\*|__|\*)(?=\S)([^*]{1,400}?)(?<=\S)\1(?![\w*])")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry in the making: its text so far, its lines, its number, its group, its members.

    `extras` are the lines below the name that give a role or an affiliation, `office` is one above it; `asides` are
    those that say where somebody lives, or the same again in another script.
    """

    parts: tuple[str, ...]
    first: int
    last: int
    number: int | None = None
    group: str | None = None
    reason: str | None = None
    extras: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    members: tuple[Draft, ...] = ()
    office: tuple[str, ...] = ()

    def gone_on(self, lines: Sequence[tuple[int, str, str]]) -> Draft:
        """Return the entry with more lines: cells of the same row, a role, the rest of a wrapped line.

        Each is its number (from 0), its text, and the rule by which it goes on.
        """
        parts, extras, asides = list(self.parts), list(self.extras), list(self.asides)
        for _, text, rule in lines:
            if rule in ("address-line", "translated-line"):
                asides.append(text)
            elif rule == "role-line" or extras:
                extras.append(text)
            elif rule == "cell-line" and parts[-1]:
                parts[-1] += f"\t{text}"
            else:
                parts.append(text)
        last = lines[-1][0] if lines else self.last
        return replace(self, parts=tuple(parts), extras=tuple(extras), asides=tuple(asides), last=last)

    @property
    def empty(self) -> bool:
        """Whether nothing is printed."""
        return not any(map(str.strip, [*self.parts, *self.extras, *self.asides]))

    @property
    def said(self) -> tuple[str, ...]:
        """The lines above and below the name that say what somebody is."""
        return (*self.office, *self.extras)

    @property
    def head(self) -> str:
        """The entry without extras, unwrapped, cells still apart."""
        return unwrap(self.parts)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table's row, where the entry is one."""
        text = self.head
        if "\t" in text:
            return tuple(cell.strip() for cell in text.split("\t"))
        return (
            tuple(cell.strip() for cell in text.strip("| ").split("|"))
            if text.count("|") > 1 or text.startswith("|")
            else ()
        )

    @property
    def entry(self) -> str:
        """All that is printed, unwrapped, without marks of emphasis."""
        text = " ".join(unwrap([*self.office, *self.parts, *self.extras, *self.asides]).replace("\t", " ").split())
        return _EMPHASIS.sub(r"\2", text) if "*" in text or "__" in text else text


class Parts(NamedTuple):
    """The parts of an entry: its name, "" for the whole entry, what it names, and what is said of who it is."""

    name: str
    kind: SignatoryKind
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None


def signatory(draft: Draft, ordinal: int, parts: Parts) -> Signatory:
    """Return a draft as a signatory with these parts."""
    whole, number = draft.entry, draft.number
    return Signatory(
        ordinal=ordinal,
        number=number,
        number_status="none" if number is None else "printed",
        name=parts.name or whole,
        entry=whole,
        line=draft.first + 1,
        last=draft.last + 1,
        kind=parts.kind,
        role=parts.role,
        affiliation=parts.affiliation,
        place=parts.place,
        group=draft.group,
        number_range=None if number is None else (number, number),
        members=tuple(map(_member, draft.members)),
    )


def _member(draft: Draft) -> Member:
    whole = draft.entry
    return Member(whole, whole, draft.first + 1, draft.last + 1, draft.reason)


def plain_group(text: str) -> str:
    """Return a group heading's text without emphasis and without the mark at its end."""
    return text.strip(" *_#").rstrip(":, ").strip(" *_")
