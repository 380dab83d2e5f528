"""A letter read anew against a manuscript that people have edited since: three ways, nothing overwritten.

`base` is what the parser said of the old source, `ours` what the manuscript says now, `theirs` what the parser says
of the new source. What only one side changed is taken; what both changed alike is settled; what both changed
differently stays as people left it and is reported as a conflict. Line numbers always follow the new source where the
line can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from operator import attrgetter
from typing import Any, TypeVar

from sitegen.core.comparing import letters_of
from sitegen.core.model import Block, Contact, Footnote, Letter, Member, NumberStatus, Signatory, Stated

T = TypeVar("T")
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed: its name in words, what stays, what the new source says, and on which of its lines."""

    what: str
    ours: str
    theirs: str
    line: int


def merge_letters(base: Letter, ours: Letter, theirs: Letter) -> tuple[Letter, list[Conflict]]:
    """Return `ours` with all that is new in `theirs` since `base`, and what could not be settled.

    Letters are as a manuscript stores them.
    """
    merging = _Merging()
    return merging.letter(base, ours, theirs), merging.conflicts


def content(letter: Letter) -> Letter:
    """Return a letter without its line numbers: what it says, wherever it stands in its source."""
    return replace(
        letter,
        contacts=tuple(replace(one, line=0) for one in letter.contacts),
        body=tuple(replace(one, first=0, last=0) for one in letter.body),
        footnotes=tuple(replace(one, first=0, last=0, reference=None) for one in letter.footnotes),
        signatories=tuple(
            replace(one, line=0, last=0, members=tuple(replace(member, line=0, last=0) for member in one.members))
            for one in letter.signatories
        ),
    )


@dataclass(slots=True)
class _Merging:
    conflicts: list[Conflict] = field(default_factory=list)

    def letter(self, base: Letter, ours: Letter, theirs: Letter) -> Letter:
        stated = self.fields(
            (base.stated, ours.stated, theirs.stated), ("total", "undisclosed", "bound"), before="stated "
        )
        signatories = (
            self.sequence("signatory", base.signatories, ours.signatories, theirs.signatories, _entry, self.signatory)
            if base.signatories or not theirs.signatories
            else _with_written(ours.signatories, theirs.signatories)
        )
        return Letter(
            **self.fields((base, ours, theirs), ("title", "date", "language", "statement")),
            stated=Stated(**stated),
            addressees=self.sequence("addressee", base.addressees, ours.addressees, theirs.addressees, str, self.text),
            cc=self.sequence("cc", base.cc, ours.cc, theirs.cc, str, self.text),
            contacts=self.sequence("contact", base.contacts, ours.contacts, theirs.contacts, _contact, self.contact),
            body=self.sequence("paragraph", base.body, ours.body, theirs.body, _text, self.block),
            footnotes=self.sequence(
                "footnote", base.footnotes, ours.footnotes, theirs.footnotes, _marker, self.footnote
            ),
            signatories=tuple(replace(one, ordinal=ordinal) for ordinal, one in enumerate(signatories, 1)),
        )

    def value(self, what: str, base: T, ours: T, theirs: T, line: int = 1) -> T:
        """Settle one value; in a conflict ours stays."""
        if ours == base:
            return theirs
        if theirs not in (base, ours):
            self.conflicts.append(Conflict(what, shown_value(ours), shown_value(theirs), line))
        return ours

    def fields(self, sides: tuple[Any, Any, Any], names: Sequence[str], *, before: str = "", of: str = "") -> Fields:
        """Settle fields of base, ours and theirs by their names; `before` and `of` say around these whose they are."""
        base, ours, theirs = ({name: getattr(one, name) for name in names} for one in sides)
        line = _line(sides[2])
        return {name: self.value(f"{before}{name}{of}", base[name], ours[name], theirs[name], line) for name in names}

    def text(self, base: str, ours: str, theirs: str) -> str:
        return self.value("line of the letterhead", base, ours, theirs)

    def contact(self, base: Contact, ours: Contact, theirs: Contact) -> Contact:
        return replace(
            theirs, **self.fields((base, ours, theirs), ("person", "organization", "email"), of=" of a contact")
        )

    def block(self, base: Block, ours: Block, theirs: Block) -> Block:
        return replace(theirs, **self.fields((base, ours, theirs), ("kind", "text", "level"), of=" of a paragraph"))

    def footnote(self, base: Footnote, ours: Footnote, theirs: Footnote) -> Footnote:
        return replace(
            theirs, **self.fields((base, ours, theirs), ("marker", "text"), of=f" of footnote {ours.marker}")
        )

    def member(self, base: Member, ours: Member, theirs: Member) -> Member:
        merged = self.fields((base, ours, theirs), ("reason",), of=f" of “{ours.name}”")
        name, entry = self.entry(base, ours, theirs)
        return replace(theirs, **merged, name=name, entry=entry)

    def entry(self, base: Signatory | Member, ours: Signatory | Member, theirs: Signatory | Member) -> tuple[str, str]:
        """Settle an entry together with the name in it: the one is part of the other."""
        before, here, there = ((one.name, one.entry) for one in (base, ours, theirs))
        return self.value(f"“{ours.name}”", before, here, there, theirs.line)

    def signatory(self, base: Signatory, ours: Signatory, theirs: Signatory) -> Signatory:
        names = ("kind", "role", "affiliation", "place", "group", "number")
        merged = self.fields((base, ours, theirs), names, of=f" of “{ours.name}”")
        name, entry = self.entry(base, ours, theirs)
        members = self.sequence(
            f"member of “{ours.name}”", base.members, ours.members, theirs.members, _entry, self.member
        )
        status: NumberStatus = "none" if merged["number"] is None else "printed"
        return replace(theirs, **merged, name=name, entry=entry, number_status=status, members=members)

    def sequence(
        self,
        what: str,
        base: Sequence[T],
        ours: Sequence[T],
        theirs: Sequence[T],
        key: Callable[[T], Hashable],
        settle: Callable[[T, T, T], T],
    ) -> tuple[T, ...]:
        """Merge lists: between elements that all three have, each stretch is settled by itself."""
        merged: list[T] = []
        for in_base, in_ours, in_theirs in _stretches(*([key(one) for one in side] for side in (base, ours, theirs))):
            b, o, t = base[in_base], ours[in_ours], theirs[in_theirs]
            if len(b) == len(o) == len(t):
                merged += map(settle, b, o, t)
            elif _same(o, b, key):
                merged += t
            elif _same(t, b, key) or _same(t, o, key):
                merged += _moved(o, t, key)
            else:
                line = _line(t[0] if t else b[0] if b else None)
                self.conflicts.append(Conflict(what, shown_value(o), shown_value(t), line))
                merged += o
        return tuple(merged)


def _with_written(ours: Sequence[Signatory], theirs: Sequence[Signatory]) -> tuple[Signatory, ...]:
    """Return the first list that a source brings, and behind it entries that were written by hand and are not in it.

    Who is in both stands on a line of the source from now on; what a person said of their members stays.
    """
    written = {letters: one for one in ours for letters in (letters_of(one.name), letters_of(one.entry))}
    found: set[int] = set()
    listed: list[Signatory] = []
    for one in theirs:
        own = written.get(letters_of(one.entry)) or written.get(letters_of(one.name))
        if own is not None:
            found.add(own.ordinal)
            one = replace(one, members=own.members or one.members, corrected=own.corrected)  # noqa: PLW2901 - the same one
        listed.append(one)
    return (*listed, *(one for one in ours if one.ordinal not in found))


def _stretches(
    base: list[Hashable], ours: list[Hashable], theirs: list[Hashable]
) -> Iterator[tuple[slice, slice, slice]]:
    """Yield the lists cut at every element that all three have: the stretch before it, then the element alone."""
    to_ours, to_theirs = _matches(base, ours), _matches(base, theirs)
    b = o = t = 0
    for index in sorted(to_ours.keys() & to_theirs.keys()):
        here, there = to_ours[index], to_theirs[index]
        yield slice(b, index), slice(o, here), slice(t, there)
        yield slice(index, index + 1), slice(here, here + 1), slice(there, there + 1)
        b, o, t = index + 1, here + 1, there + 1
    yield slice(b, len(base)), slice(o, len(ours)), slice(t, len(theirs))


def _matches(base: list[Hashable], other: list[Hashable]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _same(one: Sequence[T], other: Sequence[T], key: Callable[[T], Hashable]) -> bool:
    return [key(element) for element in one] == [key(element) for element in other]


def _moved(ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]) -> list[T]:
    """Return our elements, those that the new source has too with its line numbers."""
    lines = {key(one): one for one in theirs}
    return [_with_lines(one, lines.get(key(one))) for one in ours]


def _with_lines(ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - elements of any of the lists
    match theirs:
        case Block() | Footnote():
            return replace(ours, first=theirs.first, last=theirs.last)
        case Signatory() | Member():
            return replace(ours, line=theirs.line, last=theirs.last)
        case Contact():
            return replace(ours, line=theirs.line)
    return ours


_entry, _text, _marker = attrgetter("entry"), attrgetter("text"), attrgetter("marker")
_contact = attrgetter("person", "organization", "email")


def _line(one: object) -> int:
    return int(getattr(one, "first", 0) or getattr(one, "line", 0) or 1)


def shown_value(value: object) -> str:
    """Return a value of a letter in words, cut where it is long, for a message."""
    if isinstance(value, list | tuple):
        return "; ".join(dict.fromkeys(map(shown_value, value))) or "nothing"
    if isinstance(value, Block | Footnote):
        value = value.text
    if isinstance(value, Signatory | Member):
        value = value.entry
    if isinstance(value, Contact):
        value = ", ".join(filter(None, (value.person, value.organization, value.email)))
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
