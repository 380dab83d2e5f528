"""The anatomy of an entry: name, place, role, affiliation, and whether it names a person or an organization.

What a comma or a dash means is a habit of the whole list, not of one entry: ", Norway" is a place where a third of
the entries end in one, and part of the name where two of three hundred do. So habits are read from the list first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.core.model import Signatory, SignatoryKind
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.dates import find_date
from sitegen.reading.parsing.entries import Draft, signatory
from sitegen.reading.parsing.kinds import ListKind, is_personal, kind_of_entry, kind_of_list
from sitegen.reading.parsing.landmarks import has_email
from sitegen.reading.parsing.persons import (
    is_appendage,
    is_degree,
    is_east_asian_person,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
    without_honorific,
)
from sitegen.reading.parsing.several import joined_persons
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

LONGEST_DATED = 90  # characters of an entry that ends in a day
LONGEST_OCCUPATION = 8  # words
CALLED = 0.3  # share of entries with a word that organizations are called by, that makes all of them such
HABIT = 0.3  # share of entries that make a form a habit of the list
_BOLD = re.compile(r"(\*\*|__)(?P<name>[^*_]{2,200})\1[ :,.–—-]*(?P<rest>.*)$", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
_QUOTES, _CLOSING_MARKS = '"“”„«»‟', '"”»'
_MARK = re.compile(r", ?| [-–—] | ?\((?=[^()]*\)$)")
# What ends a name: a mark, or the blank behind a name in Chinese characters.
_FIRST = re.compile(r",|，|\s(?:[-–—|/]|//|::)\s|\t|\(|（|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})")
_PARTS = re.compile(
    r",\s+|\s(?:[-–—/]|//|::)\s|\s\|\s|;\s+|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})|[，；]\s*|(?<=[^\W\d_])\s+(?=\((?:[^()]*|[^()]*\([^()]*\)[^()]*)\)?\s*(?:$|[,;–—-]))"
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the entries of one list (or one group of it) have in common."""

    places: frozenset[str]
    persons: bool
    kind: ListKind
    surname_first: bool


def dissect(drafts: Sequence[Draft], context: Context, statement: str | None) -> list[Signatory]:
    """Return the drafts as signatories, numbered by `ordinal`, with their parts told apart."""
    vocabulary = context.marks.vocabulary
    groups: dict[tuple[int, str | None], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault((context.list_of[draft.first], draft.group), []).append(draft)
    habits = {
        key: _habits(group, f"{statement or ''} {key[1] or ''}", vocabulary, context.lists[key[0]].layout.columns)
        for key, group in groups.items()
    }
    _without_final_stop(drafts, context)
    found = (
        one
        for draft in drafts
        for one in _persons_apart(
            _dissect(draft, habits[context.list_of[draft.first], draft.group], vocabulary), draft, context
        )
    )
    return [replace(one, ordinal=ordinal) for ordinal, one in enumerate(found, 1)]


def _persons_apart(entry: Signatory, draft: Draft, context: Context) -> list[Signatory]:
    """Return an entry that names several persons as one for each, with what is said of all of them.

    Where entries have numbers or bullets, the letter itself says what one entry is.
    """
    vocabulary = context.marks.vocabulary
    if draft.number is not None or context.facts[draft.first].bullet or draft.cells or entry.members:
        return [entry]
    names, said = joined_persons(plain_name(draft.head), vocabulary)
    said = said.strip("() ")
    if not names or not (entry.kind == "person" or starts_with_role(said, vocabulary)):
        return [entry]
    role = said if starts_with_role(said, vocabulary) else None
    affiliation = None if role else said or None
    return [replace(entry, name=name, kind="person", role=role, affiliation=affiliation) for name in names]


def _without_final_stop(drafts: Sequence[Draft], context: Context) -> None:
    """Take away what ends the list, not its last entry.

    A full stop where the other entries end in commas or semicolons, a quotation mark that opened long before.
    """
    lasts = {context.list_of[draft.first]: draft for draft in drafts}
    for number, draft in lasts.items():
        text = draft.parts[-1]
        if context.lists[number].layout.ends and text.endswith(".") and not is_appendage(text.split()[-1]):
            draft.parts[-1] = text[:-1]
        elif text[-1:] in _CLOSING_MARKS and not any(mark in text[:-1] for mark in _QUOTES):
            draft.parts[-1] = text[:-1].rstrip()


def plain_name(text: str) -> str:
    """Return a name without Markdown: no emphasis, no link targets."""
    text = _LINK.sub(r"\1", text)
    return " ".join(text.replace("**", "").replace("__", "").split()).strip("*_ ")


def _dissect(draft: Draft, habits: Habits, vocabulary: Vocabulary) -> Signatory:
    entry = signatory(draft, 0)
    cells = draft.cells
    head = draft.head
    bold = _BOLD.match(head) if head[:1] in "*_" else None
    if cells:
        return _from_cells(entry, cells, habits, vocabulary)
    if bold:
        return _bold(entry, plain_name(bold["name"]).rstrip(",:; "), bold["rest"], habits, vocabulary)
    head = _without_date(plain_name(head).rstrip(",; "), vocabulary)
    name, mark, tail = _tail(head)
    place = None
    if mark in habits.places and is_place(tail):
        head, place = name, tail
    if habits.persons or _is_person_entry(head, vocabulary):
        return _person(entry, head, place, draft, habits, vocabulary)
    return _named(entry, head, habits, vocabulary, place=place)


def _without_date(head: str, vocabulary: Vocabulary) -> str:
    """Return an entry without the day on which somebody signed ("Jane Roe, 3 May 2021")."""
    found = find_date(head, vocabulary) if len(head) <= LONGEST_DATED else None
    if found is None or found.after.strip(" .)]") or len(found.before) < 3:
        return head
    return head[: len(found.before)].rstrip(" ,;(–—-")


def _from_cells(entry: Signatory, cells: Sequence[str], habits: Habits, vocabulary: Vocabulary) -> Signatory:
    """Take the first cell as the name; of the others a country is the place, an office the role."""
    name, others = plain_name(cells[0]), [plain_name(cell) for cell in cells[1:] if cell.strip()]
    place = next((cell for cell in others if is_place(cell)), None)
    head, mark, tail = _tail(name)
    if place is None and mark in habits.places and is_place(tail):
        name, place = head, tail
    role = next(
        (cell for cell in others if cell != place and len(cell) < 90 and starts_with_role(cell, vocabulary)), None
    )
    person = (
        looks_like_person(name, vocabulary)
        and not is_organization_like(name, vocabulary)
        and (habits.persons or role is not None)
    )
    rest = [cell for cell in others if cell not in (place, role)]
    affiliation = next((cell for cell in rest if len(cell.split()) <= 14), None) if person else None
    return _with(
        entry, name, "person" if person else kind_of_entry(name, habits.kind, vocabulary), role, affiliation, place
    )


def _person(
    entry: Signatory, head: str, place: str | None, draft: Draft, habits: Habits, vocabulary: Vocabulary
) -> Signatory:
    """Return an entry as "Name, role, affiliation", parted by commas, dashes or the lines it stands on."""
    name, *rest = [part.strip() for part in _PARTS.split(head) if part.strip()] or [head]
    if (
        habits.surname_first
        and rest
        and len(name.split()) <= 3
        and len(rest[0].split()) <= 3
        and not starts_with_role(rest[0], vocabulary)
    ):
        name = f"{name}, {rest.pop(0)}"
    if not habits.surname_first and not looks_like_person(name, vocabulary):
        return _named(entry, head, habits, vocabulary, place=place)
    while rest and is_degree(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    rest = [part for part in rest if not has_email(part)]
    below = [part.strip() for extra in draft.extras for part in _PARTS.split(extra)]
    return _with(entry, name, "person", *_what_they_are([*rest, *below], place, vocabulary))


def _what_they_are(
    said: Sequence[str], place: str | None, vocabulary: Vocabulary
) -> tuple[str | None, str | None, str | None]:
    """Return a person's role, affiliation and place from what stands behind the name, part by part."""
    rest = [part.strip("()") for part in said if part]
    if place is None and rest and is_place(rest[-1]):
        place = rest.pop()
    roles = [part for part in rest if starts_with_role(part, vocabulary) or _says_what_they_are(part)]
    others = [part for part in rest if part not in roles]
    return ", ".join(roles) or None, ", ".join(others) or None, place


def _bold(entry: Signatory, name: str, said: str, habits: Habits, vocabulary: Vocabulary) -> Signatory:
    """Return an entry whose name is printed bold: what stands behind a person's name is a role or an affiliation."""
    said = plain_name(said).strip(" /|,–—-")
    if not looks_like_person(name, vocabulary) or not (habits.persons or starts_with_role(said, vocabulary)):
        return _named(entry, name, habits, vocabulary)
    parts = [part.strip() for part in _PARTS.split(said)]
    return _with(entry, name, "person", *_what_they_are(parts, None, vocabulary))


def _named(entry: Signatory, name: str, habits: Habits, vocabulary: Vocabulary, place: str | None = None) -> Signatory:
    return _with(entry, name, kind_of_entry(name, habits.kind, vocabulary), None, None, place)


def _with(
    entry: Signatory, name: str, kind: SignatoryKind, role: str | None, affiliation: str | None, place: str | None
) -> Signatory:
    name = name or entry.entry
    return replace(entry, name=name, kind=kind, role=role, affiliation=affiliation, place=place)


def _is_person_entry(head: str, vocabulary: Vocabulary) -> bool:
    """Return whether one entry says by itself that it is a person: a person's name, then a role."""
    if is_east_asian_person(_FIRST.split(head, maxsplit=1)[0]):
        return True
    name, mark, rest = head.partition(",")
    if not mark:
        name, mark, rest = head.partition(" - ")
    if not mark:
        name, mark, rest = head.partition(" (")
        return looks_like_person(name, vocabulary) and starts_with_role(rest.strip(" )"), vocabulary)
    rest = rest.strip()
    if not looks_like_person(name, vocabulary):
        return False
    return starts_with_role(rest, vocabulary) or _says_what_they_are(rest)


def _says_what_they_are(text: str) -> bool:
    """Return whether words behind a name are no name: they begin in small letters, as most occupations do."""
    return text[:1].islower() and len(text.split()) <= LONGEST_OCCUPATION


def _habits(group: Sequence[Draft], said: str, vocabulary: Vocabulary, columns: Sequence[str] = ()) -> Habits:
    heads = [plain_name(draft.cells[0] if draft.cells else draft.head)[:400].rstrip(",; ") for draft in group[:2000]]
    bold = [_BOLD.match(draft.head) if draft.head[:1] in "*_" else None for draft in group[:2000]]
    if all(bold):  # the bold part is the name, whatever stands between it and the rest
        heads = [f"{plain_name(found['name'])}, {plain_name(found['rest'])}" for found in bold if found]
    firsts = [_FIRST.split(head, maxsplit=1)[0].strip() for head in heads]
    persons = sum(is_personal(first, vocabulary) for first in firsts)
    offices = sum(_has_office(draft, head, vocabulary) for draft, head in zip(group, heads, strict=False))
    titled = sum(without_honorific(first, vocabulary) != first for first in firsts)
    capitals = sum(_surname_first(first) for first in firsts)
    reversed_names = sum(
        bool(re.match(r"[^\W\d_]['’\w-]+, [^\W\d_]['’\w.-]+(?: [^\W\d_]\.?)?(?:$|,)", head)) for head in heads
    )
    count = max(1, len(heads))
    people_said = _says(said, vocabulary, persons=True)
    groups_said = _says(said, vocabulary, persons=False)
    bodies = sum(_has_body(head, vocabulary) for head in heads)
    signs = offices + titled + capitals + bodies
    with_bodies = any(column in vocabulary.words("cues", "affiliation") for column in columns[1:])
    is_persons = persons >= 0.6 * count and (signs >= 0.25 * count or with_bodies or (people_said and not groups_said))
    surname_first = reversed_names >= 0.6 * count and (people_said or signs >= 0.25 * count) and not groups_said
    kind = kind_of_list(firsts, vocabulary, persons_said=people_said, bodies_said=groups_said)
    called = sum(is_organization_like(head, vocabulary) for head in heads)
    is_persons = is_persons or kind == ListKind("person")
    if is_persons or surname_first:
        kind = ListKind("person")
    elif (groups_said and not people_said) or (kind.kind == "unknown" and called >= CALLED * count):
        kind = ListKind("organization")
    return Habits(_place_marks(heads), is_persons or surname_first, kind, surname_first)


def _has_office(draft: Draft, head: str, vocabulary: Vocabulary) -> bool:
    parts = [*re.split(r",\s*|\s[-–—|]\s|\(", head)[1:4], *draft.extras[:2], *draft.cells[1:4]]
    return any(starts_with_role(part, vocabulary) or _says_what_they_are(part) for part in parts)


def _has_body(head: str, vocabulary: Vocabulary) -> bool:
    """Return whether an organization stands beside what has the form of a person's name."""
    name, *rest = [part.strip(" ()") for part in _PARTS.split(head)]
    beside = any(is_organization_like(part, vocabulary) and not is_place(part) for part in rest[:3])
    return beside and looks_like_person(name, vocabulary)


def _surname_first(name: str) -> bool:
    """Return whether a name begins with a surname in capitals and goes on in small letters ("ROE Jane")."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(words[0]) > 2
        and words[0].isupper()
        and not words[-1].isupper()
        and words[-1][:1].isupper()
    )


def _says(text: str, vocabulary: Vocabulary, *, persons: bool) -> bool:
    plain = fold(text)
    word = "|".join(
        map(re.escape, sorted(vocabulary.words("lists", "persons" if persons else "bodies"), key=len, reverse=True))
    )
    return bool(word) and re.search(rf"(?<![^\W\d_])(?:{word})(?![^\W\d_])", plain) is not None


def _tail(head: str) -> tuple[str, str, str]:
    """Return (name, mark, tail) of an entry, parted at its last comma, dash or bracket; no mark where there is none."""
    found = list(_MARK.finditer(head)) if len(head) <= 400 else []
    if not found or not found[-1].start():
        return head, "", ""
    last = found[-1]
    return head[: last.start()].strip(" ,"), last[0].strip(), head[last.end() :].strip(" )")


def _place_marks(heads: Sequence[str]) -> frozenset[str]:
    """Return the marks after which the list's entries have the habit of naming a place."""
    marks: Counter[str] = Counter()
    for head in heads:
        _, mark, tail = _tail(head)
        if mark and is_place(tail):
            marks[mark] += 1
    return frozenset(mark for mark, count in marks.items() if count >= max(3, HABIT * len(heads)))
