"""The queue of pairs in doubt, with all that a human needs to see to decide one, as values and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain
from typing import Any, Literal

from sitegen.archive.addressee_doubts import addressee_doubts, listed
from sitegen.archive.doubts import Doubt, doubts
from sitegen.core.frozen import Frozen
from sitegen.core.model import Archive, Manuscript, Organization, Signature
from sitegen.identity.clues import Clue
from sitegen.identity.folds import fold
from sitegen.identity.groups import Groups
from sitegen.identity.scripts import is_burmese

Marked = tuple[tuple[str, bool], ...]
"""A name in pieces, each with whether the other name has it too."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands: letter and date, the source and its line, the printed number, the names before and after."""

    letter_id: str
    date: str | None
    path: str
    line: int
    number: int | None
    name_as_written: str
    before: str | None
    after: str | None


class Side(Frozen):
    """One of the two organizations of a pair.

    `reference` is what a judgement calls it: its name, or its id where others have that name too. `language` is set
    where the name needs it to be shown well ("my" for Burmese).
    """

    organization_id: str
    name: str
    marked: Marked
    reference: str
    language: str | None
    parent: str | None
    place: str | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organizations that may be one, what speaks for it and against, and how much the answer is worth (0 to 1).

    `cluster` has the references of all that hang together with these two by pairs in doubt, in order. `of` says
    whether the two sign letters, or letters go to them.
    """

    first: Side
    second: Side
    clues: tuple[Clue, ...]
    against: tuple[str, ...]
    value: float
    cluster: tuple[str, ...]
    of: Literal["organizations", "addressees"] = "organizations"

    def stands_in(self, letter_id: str) -> bool:
        """Tell whether a letter prints either of the two."""
        return any(one.letter_id == letter_id for side in (self.first, self.second) for one in side.standings)


def queue(archive: Archive, *, undecided: bool = False) -> tuple[Pair, ...]:
    """Return the pairs in doubt, those that hang together behind each other, most valuable first; addressees last.

    With `undecided`, pairs that somebody judged "unsure" are asked again.
    """
    if undecided:
        archive = replace(archive, judgements=tuple(one for one in archive.judgements if one.verdict != "unsure"))
    addressees = (replace(one, of="addressees") for one in _queue(listed(archive), addressee_doubts(archive)))
    return (*_queue(archive, doubts(archive)), *addressees)


def _queue(archive: Archive, found: tuple[Doubt, ...]) -> tuple[Pair, ...]:
    hanging = clusters(found)
    rank = {own: at for at, one in reversed(tuple(enumerate(found))) for own in hanging[one.first]}
    found = tuple(sorted(found, key=lambda one: rank[one.first]))
    involved = {own for one in found for own in (one.first, one.second)}
    letters = {one.letter_id: one for one in archive.manuscripts}
    standings = {own: tuple(_standings(archive, letters, own)) for own in sorted(involved)}
    refer = _references(archive)
    return tuple(
        _pair(archive, one, standings, refer, tuple(refer(archive.organizations[own]) for own in hanging[one.first]))
        for one in found
    )


def clusters(found: Iterable[Doubt]) -> Mapping[str, tuple[str, ...]]:
    """Return the organizations (ids) that hang together by pairs in doubt, in order, under the id of each of them."""
    groups, numbers = Groups(), dict[str, int]()
    for one in found:
        for own in (one.first, one.second):
            if own not in numbers:
                numbers[own] = groups.add()
        groups.join(numbers[one.first], numbers[one.second])
    members: dict[int, list[str]] = {}
    for own, number in numbers.items():
        members.setdefault(groups.of(number), []).append(own)
    return {own: tuple(members[groups.of(number)]) for own, number in numbers.items()}


def queue_as_json(pairs: tuple[Pair, ...]) -> dict[str, Any]:
    """Return the queue as JSON values, for other tools."""
    return {"pairs": [
        {
            "first": _side_as_json(one.first), "second": _side_as_json(one.second),
            "evidence": [
                {"kind": clue.kind, "reason": clue.reason, "weight": round(clue.weight, 3)} for clue in one.clues
            ],
            "of": one.of, "against": list(one.against), "value": one.value, "cluster": list(one.cluster),
        }
        for one in pairs
    ]}  # fmt: skip


def mark_differences(first: str, second: str) -> tuple[Marked, Marked]:
    """Return two names in pieces, those that typesetting alone tells apart marked as common to both."""
    ours, theirs = first.split(), second.split()
    if len(ours) == len(theirs) == 1:
        ours, theirs = list(first), list(second)  # one word each: show the letters
    glue = "" if len(ours) == len(first) else " "
    matcher = SequenceMatcher(None, [fold(one) for one in ours], [fold(one) for one in theirs], autojunk=False)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if start < end:
            left.append((glue.join(ours[start:end]), tag == "equal"))
        if other_start < other_end:
            right.append((glue.join(theirs[other_start:other_end]), tag == "equal"))
    return _spaced(left, glue), _spaced(right, glue)


def _spaced(pieces: list[tuple[str, bool]], glue: str) -> Marked:
    return tuple((text + (glue if number < len(pieces) else ""), same) for number, (text, same) in enumerate(pieces, 1))


def _pair(
    archive: Archive,
    one: Doubt,
    standings: Mapping[str, tuple[Standing, ...]],
    refer: Callable[[Organization], str],
    cluster: tuple[str, ...],
) -> Pair:
    first, second = archive.organizations[one.first], archive.organizations[one.second]
    marks = mark_differences(first.name, second.name)
    sides = [
        Side(
            organization.organization_id, organization.name, marked, refer(organization), _language(organization.name),
            _parent(archive, organization), organization.place, standings[organization.organization_id],
        )
        for organization, marked in zip((first, second), marks, strict=True)
    ]  # fmt: skip
    return Pair(sides[0], sides[1], one.clues, one.against, one.value, cluster)


def _parent(archive: Archive, one: Organization) -> str | None:
    parent = archive.organizations.get(one.parent_id or "")
    return parent.name if parent else None


def _standings(archive: Archive, letters: Mapping[str, Manuscript], own: str) -> Iterator[Standing]:
    for signature in archive.by_organization[own]:
        letter = letters[signature.letter_id]
        before, after = _next_to(archive.by_letter[signature.letter_id], signature)
        yield Standing(
            signature.letter_id,
            letter.letter.date,
            _source_path(letter),
            signature.line,
            signature.number,
            signature.name_as_written,
            before,
            after,
        )


def _source_path(letter: Manuscript) -> str:
    """Return how messages name the letter's source, whose lines are given; the manuscript itself if it has none."""
    folder, _, _ = letter.path.rpartition("letters/")
    return f"{folder}sources/{letter.source.file}" if letter.source else letter.path


def _next_to(signatures: tuple[Signature, ...], one: Signature) -> tuple[str | None, str | None]:
    """Return the names before and after a signature among those at its own level of the list."""
    level = [other for other in signatures if other.parent_ordinal == one.parent_ordinal]
    at = level.index(one)
    before = level[at - 1].name_as_written if at else None
    return before, level[at + 1].name_as_written if at + 1 < len(level) else None


def _references(archive: Archive) -> Callable[[Organization], str]:
    """Return the function that tells what a judgement calls an organization."""
    holders: dict[str, set[str]] = {}
    for own, one in archive.organizations.items():
        for name in chain((one.name,), one.variant_names):
            holders.setdefault(fold(name), set()).add(own)
    return lambda one: one.name if len(holders[fold(one.name)]) == 1 else one.organization_id


def _language(name: str) -> str | None:
    return "my" if any(map(is_burmese, name)) else None


def _side_as_json(one: Side) -> dict[str, Any]:
    return {
        "id": one.organization_id, "name": one.name, "reference": one.reference, "language": one.language,
        "parent": one.parent, "place": one.place,
        "letters": [
            {"letter": where.letter_id, "date": where.date, "path": where.path, "line": where.line,
             "number": where.number, "name_as_written": where.name_as_written, "before": where.before,
             "after": where.after}
            for where in one.standings
        ],
    }  # fmt: skip
