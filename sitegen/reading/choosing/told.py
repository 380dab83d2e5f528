"""Facts by a person: what they make of lists, lines and sentences. Every reader obeys; the rest is read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sitegen.core.model import Evidence, FactKind, LineReading, LineRole, ReadingFact
from sitegen.core.model.reading import WRAPPED
from sitegen.reading.labelling.enumerations import Row, find_rows
from sitegen.reading.labelling.model import Label
from sitegen.reading.labelling.units import Unit
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.placed import place_lists
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.pieces import Piece
from sitegen.reading.parsing.rules import PERSON_SAID
from sitegen.reading.parsing.rules.debris import DRAWN

Tell = Callable[[LineReading], Evidence | None]

LISTED: frozenset[FactKind] = frozenset(("signatories", "members"))
WITHIN: frozenset[FactKind] = frozenset(("group", "note"))  # what may stand in the middle of a list
_ROLES: Mapping[FactKind, LineRole] = {
    "signatories": "signatory", "members": "member", "group": "group", "text": "body", "note": "footnote",
    "title": "title", "addressee": "addressee", "none": "furniture",
}  # fmt: skip
_OF_LISTS: frozenset[LineRole] = frozenset(("signatory", "member", "group", "furniture", "link"))
_LABELS: Mapping[FactKind, frozenset[Label]] = {
    "signatories": frozenset(("entry", "wrapped", "heading", "note")),
    "members": frozenset(("entry", "wrapped")),
    "group": frozenset(("heading",)),
    "note": frozenset(("note", "before", "behind")),
}
_OUTSIDE: frozenset[Label] = frozenset(("before", "behind", "note"))
FEWEST_WORDS = 4  # of a sentence beside the names in it


def kinds_of(facts: Iterable[ReadingFact], lines: int) -> dict[int, FactKind]:
    """Return what a person said of each line (from 0) of a source with so many `lines`; the later fact wins."""
    return {line: one.kind for one in facts for line in range(max(0, one.first - 1), min(one.last, lines))}


def lists_as_told(
    marks: Landmarks, lists: tuple[ListRegion, ...], kinds: Mapping[int, FactKind]
) -> tuple[ListRegion, ...]:
    """Return the lists that were found, cut where a person says something else, with those that a person names."""
    if not kinds:
        return lists
    kept: list[ListRegion] = []
    for region in lists:
        lines = range(region.first, region.last + 1)
        if all(kinds.get(line, "group") in WITHIN for line in lines):
            kept.append(region)
        else:
            kept += place_lists(marks, _spans(marks, lines, lambda line: kinds.get(line, "group") in WITHIN))
    everywhere = range(len(marks.facts))
    said = _spans(marks, everywhere, lambda line: kinds.get(line) in LISTED)
    return tuple(sorted((*kept, *place_lists(marks, said, listed_by(kinds))), key=lambda region: region.first))


def listed_by(kinds: Mapping[int, FactKind]) -> frozenset[int]:
    """Return the lines (from 0) of which a person says that they hold signatories or members."""
    return frozenset(line for line, kind in kinds.items() if kind in LISTED)


def _spans(marks: Landmarks, lines: range, holds: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Return the stretches of `lines` for which something holds, from and to lines that are not blank."""
    spans: list[tuple[int, int]] = []
    broken = True
    for line in lines:
        if not holds(line):
            broken = True
        elif not marks.facts[line].blank:
            if broken:
                spans.append((line, line))
            spans[-1] = (spans[-1][0], line)
            broken = False
    return spans


def tell_facts(kinds: Mapping[int, FactKind], before: Tell | None = None) -> Tell | None:
    """Return what gives every line the role that a person says, and else what `before` says of it.

    Among lines that hold signatories the readers still tell names from wraps, headings and page furniture. A line that
    is all that a person names is none of these.
    """
    if not kinds:
        return before

    def tell(reading: LineReading) -> Evidence | None:
        kind = kinds.get(reading.line - 1)
        if kind is None:
            return before(reading) if before else None
        if reading.winner.role == "blank":
            return None
        earlier = before(reading) if before else None
        role = earlier.role if earlier else reading.winner.role
        alone = reading.winner.rule != DRAWN and _alone(reading.line - 1, kinds)
        if kind == "signatories" and (role == "signatory" or (role in _OF_LISTS and not alone)):
            return earlier
        if kind == "members" and reading.winner.rule in WRAPPED:
            return Evidence(reading.winner.rule, "member", reading.winner.reason, 1.0)
        return Evidence(PERSON_SAID, _ROLES[kind], "a person said so", 1.0)

    return tell


def _alone(line: int, kinds: Mapping[int, FactKind]) -> bool:
    """Tell whether a line (from 0) is the only one of a list that a person names."""
    return kinds.get(line) == "signatories" and not {kinds.get(line - 1), kinds.get(line + 1)} & (LISTED | WITHIN)


def allowed_labels(units: Sequence[Unit], kinds: Mapping[int, FactKind]) -> dict[int, frozenset[Label]]:
    """Return the labels that units may have, by position, where a person said what their lines are."""
    found: dict[int, frozenset[Label]] = {}
    opened = False
    for at, unit in enumerate(units) if kinds else ():
        kind = kinds.get(unit.first)
        if kind is None:
            opened = False
            continue
        found[at] = _LABELS.get(kind, _OUTSIDE)
        if unit.first == unit.last and _alone(unit.first, kinds):
            found[at] = frozenset(("entry",))
        if kind in LISTED:
            found[at] = found[at] if opened else found[at] - {"wrapped", "note"}
            opened = True
        elif kind not in WITHIN:
            opened = False
    return found


def told_sentences(marks: Landmarks, kinds: Mapping[int, FactKind]) -> tuple[ListRegion, ...]:
    """Return the paragraphs on lines told to hold signatories that are sentences with names in a row, with the names.

    A paragraph is one only if all its lines are told so; what is named twice signs once.
    """
    if "signatories" not in kinds.values():
        return ()
    rows: dict[int, list[Row]] = {}
    for row in find_rows(marks):
        block = marks.blocks[row.block]
        lines = range(block.first, block.last + 1)
        plain = all(not marks.facts[at].bullet and marks.facts[at].number is None for at in lines)
        if plain and all(kinds.get(at) == "signatories" for at in lines):
            rows.setdefault(row.block, []).append(row)
    return tuple(_region(marks, number, some) for number, some in rows.items() if _is_sentence(some))


def _is_sentence(rows: list[Row]) -> bool:
    return any(len(f"{row.lead} {row.tail}".split()) >= FEWEST_WORDS for row in rows)


def _region(marks: Landmarks, number: int, rows: list[Row]) -> ListRegion:
    block = marks.blocks[number]
    named = {name.text: Piece(name.text, name.first, name.last) for row in reversed(rows) for name in row.names[::-1]}
    names = tuple(reversed(named.values()))
    return ListRegion(block.first, block.first, block.last, "person", "paragraph", {}, names=names)
