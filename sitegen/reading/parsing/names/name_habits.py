"""Habits of a list's names: what its commas and dashes part, and whether its entries are persons.

What a comma or a dash means is a habit of the whole list, not of one entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.kinds import ListKind, has_given_name, is_known_person, is_personal, kind_of_list
from sitegen.reading.parsing.names.parted import LINK, begins_with_office
from sitegen.reading.parsing.names.persons import (
    BEHIND_HAN,
    before_end,
    has_honorific,
    is_appendage,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.said_of_persons import says_role
from sitegen.reading.parsing.vocabulary import REMEMBERED, fold, load_forms, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST_MARK = 8  # characters of what says that a name is signed by hand
LONGEST_OCCUPATION = 8  # words
CALLED = 0.3  # share of entries with a word that organizations are called by, that makes all of them such
FEWEST_PLACED = 3  # entries that name a place, from which that is a habit; of fewer than six half of them
MOSTLY_PLACED = 0.65  # share of the entries with a mark that name a known place behind it, from which all name one
LONGEST_PLACE = 3  # words
_AROUND = " ,;()[]–—-"  # what may stand around what is said of a person
HABIT = 0.3  # share of entries that make a form a habit of the list
MOSTLY_LED = 0.6  # share of entries with a person and an office behind a colon
_BEFORE = re.compile(r"(\*\*|__|\*)(?P<name>[^*_]{2,200})\1[ :,.–—-]*(?P<rest>.*)$", re.DOTALL)
_BEHIND = re.compile(r"(?P<name>[^*]{2,200}) \*(?P<rest>[^*]{2,300})\*$")
_PARTS_OF_ENTRY = re.compile(r"[,،，、၊]\s*|\s[-–—|]\s|[(（]")
_SURNAME_FIRST = re.compile(r"[^\W\d_]['’\w-]+, [^\W\d_]['’\w.-]+(?: [^\W\d_]\.?)?(?:$|,)")
_MARK = re.compile(r", ?| (?:[-–—/|]|//) |[;:] |[،，、၊፣؛；：] ?| ?[(（](?=[^()（）]*[)）]$)")
# Signs at the ends of words that are no letters: vowels and tones of scripts without capitals.
MARKS = r"\u0591-\u05c7\u064b-\u0655\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f\u1780-\u17ff"
PARTS = re.compile(
    rf",\s+|\s(?:[-–—/]|//|::)\s|\s\|\s|;\s+|{BEHIND_HAN}|[，；၊、،؛]\s*|(?<=[^\W\d_]|[{MARKS}.])\s+(?=\((?:[^()]*|[^()]*\([^()]*\)[^()]*)\)?\s*(?:$|[,;–—-]))"
    r"|\s*(?=（[^（）]*）$)"
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the entries of one list (or one group of it) have in common.

    `places` are the marks behind which many of them name a place, `placed` those of them behind which nearly all do.
    `led`: each is a body with the person who signs for it behind a colon ("Foo: Jane Roe, president, Westhaven").
    `bracketed`: what stands in brackets at the end of an entry is said of a person ("Jane Roe (Foo)").
    `colons`: what stands behind a colon is ("Jane Roe: director").
    """

    places: frozenset[str]
    placed: frozenset[str]
    persons: bool
    kind: ListKind
    surname_first: bool
    led: bool = False
    bracketed: bool = False
    colons: bool = False

    def place_apart(self, head: str) -> tuple[str, str | None]:
        """Return the head of an entry without the place that its list has the habit of naming last, and that place."""
        name, mark, tail = tail_of(head)
        named = (mark in self.places and names_place(tail)) or (mark in self.placed and _may_be_place(tail))
        return (name, tail) if named else (head, None)


_PICTURES = re.compile(
    r"[\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]*[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?$"
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")  # "example.org"
_DEAD = re.compile(r"\s*(?:\(?[†✝]\)?|\(\*? ?\d{4} ?[-–—] ?[†✝]? ?\d{4}\))$")  # behind the name of who is dead


@lru_cache(maxsize=REMEMBERED)
def plain_name(text: str) -> str:
    """Return a name without Markdown (emphasis, targets of links), and without what says who signed, or is dead."""
    text = LINK.sub(r"\1", text) if "](" in text else text
    text = behind_mark(text) or text
    name = " ".join(text.replace("**", "").replace("__", "").split()).strip("*_ ")
    name = name if name.isascii() else _PICTURES.sub("", name) or name
    return without_late(_DEAD.sub("", name)) or name


def without_late(text: str) -> str:
    """Return a name without words in small letters before it that say that the person is dead, or a cross."""
    plain = text[:1].lower() + text[1:]
    found = next((one for one in _late() if plain.startswith(one)), "")
    begun = (
        " " in found.strip() or text[:1] == plain[:1]
    )  # "Late Night Radio" is a name, "The late Jane Roe" is said of one
    return text[len(found) :].lstrip() if found and begun else text


@cache
def _late() -> tuple[str, ...]:
    return tuple(f"{one} " for one in sorted(load_forms("late"), key=len, reverse=True))


def by_emphasis(text: str) -> tuple[str, str] | None:
    """Return the name of an entry, which alone is bold or in italics, or alone is not, and what is said of it."""
    found = _BEFORE.match(text) if text[:1] in "*_" else _BEHIND.match(text) if text.endswith("*") else None
    return (plain_name(found["name"]).rstrip(",:; "), plain_name(found["rest"]).strip(" /|,–—-")) if found else None


@lru_cache(maxsize=REMEMBERED)
def behind_mark(text: str) -> str | None:
    """Return what stands behind a mark that it is signed ("gez. Jane Roe", "i. A. Jane Roe"), None without one."""
    mark, _, name = text.strip("*_ ").partition(" ")
    if len(mark) == 2 and name[1:3] == ". ":
        mark, name = f"{mark}{name[:2]}", name[3:]
    return name if name and len(mark) < LONGEST_MARK and mark.lower() in load_forms("signed_by_hand") else None


def is_signed_by_hand(text: str) -> bool:
    """Return whether a name stands behind a mark that it is signed."""
    return behind_mark(text) is not None


def is_signed_mark(line: LineFacts) -> bool:
    """Return whether a line is nothing but a mark that somebody signed: "Sd/-", "gez.", "[signature]"."""
    return line.text.strip("*_ ").lower() in load_forms("signed_by_hand")


def is_by_hand(text: str) -> bool:
    """Return whether a text is a person's name behind a mark that it is signed."""
    if not is_signed_by_hand(text):
        return False
    return looks_like_person(before_end(plain_name(text)))


def says_what_they_are(text: str) -> bool:
    """Return whether words behind a name are no name: they begin in small letters, as most occupations do."""
    return text[:1].islower() and len(text.split()) <= LONGEST_OCCUPATION and not _DOMAIN.fullmatch(text)


def habits_of(group: Sequence[Draft], said: str, columns: Sequence[str] = (), *, closing: bool = False) -> Habits:
    """Return the habits of one list's entries.

    `said` are the words over them, `columns` the names of its columns; `closing`: they are signatures under a letter,
    where what stands behind a person's name on their line is said of them ("Jane Roe, Westhaven").
    """
    heads = [plain_name(draft.cells[0] if draft.cells else draft.head)[:400].rstrip(",; ") for draft in group[:2000]]
    emphasized = [by_emphasis(draft.head) for draft in group[:2000]]
    heads = [", ".join(parts) if parts else head for parts, head in zip(emphasized, heads, strict=True)]
    led = sum(name_before_signer(head) is not None for head in heads) >= MOSTLY_LED * len(heads) > 1
    if colons := not led and _say_behind_colons(heads):
        heads = list(map(with_comma, heads))
    firsts = [before_end(head) for head in heads]
    count = max(1, len(heads))
    may_be_persons = sum(is_personal(first) for first in firsts) >= 0.6 * count
    reversed_names = sum(_SURNAME_FIRST.match(head) is not None for head in heads) >= 0.6 * count
    signed = (may_be_persons or reversed_names) and _signs_of_persons(group, heads, firsts) >= 0.25 * count
    people_said = _says(said, persons=True)
    groups_said = _says(said, persons=False)
    with_bodies = any(column in load_words("cues", "affiliation") for column in columns[1:])
    is_persons = may_be_persons and (signed or with_bodies or (people_said and not groups_said))
    surname_first = reversed_names and (people_said or signed) and not groups_said
    kind = kind_of_list(firsts, persons_said=people_said, bodies_said=groups_said)
    is_persons = is_persons or kind == ListKind("person") or (closing and _are_signatures(firsts, heads))
    if is_persons or surname_first:
        kind = ListKind("person")
    elif (groups_said and not people_said) or (kind.kind == "unknown" and _are_called(heads)):
        kind = ListKind("organization")
    is_persons = is_persons or surname_first
    return Habits(*_place_marks(heads), is_persons, kind, surname_first, led, _bracketed(heads), colons)


def _are_signatures(firsts: Sequence[str], heads: Sequence[str]) -> bool:
    """Return whether all signatures have a person's form and are known, or have something but a body behind them."""
    return all(
        names_person_alone(first)
        and (is_known_person(first) or (first != head and not is_organization_like(head[len(first) :].strip(_AROUND))))
        for first, head in zip(firsts, heads, strict=True)
    )


def _say_behind_colons(heads: Sequence[str]) -> bool:
    """Return whether colons part persons from what they are ("Jane Roe: director"), and from nobody else's name."""
    rows = [head.split(": ", 1) for head in heads if ": " in head]
    held = [says_role(before_end(said)) for _, said in rows]
    known = sum(has_given_name(name) for name, _ in rows)
    persons = sum(
        names_person_alone(name) and (role or not names_person_alone(before_end(said)))
        for (name, said), role in zip(rows, held, strict=True)
    )
    return persons >= MOSTLY_LED * len(rows) and 2 * max(sum(held), known) >= len(rows) > 0


def with_comma(head: str) -> str:
    """Return an entry with a comma for the colon behind the name of who may be a person."""
    name, colon, said = head.partition(": ")
    body = is_organization_like(name) or is_place(name) or starts_with_role(name)
    return f"{name}, {said}" if colon and not body else head


def name_before_signer(text: str) -> str | None:
    """Return the name before a colon behind which a person and an office stand, or None."""
    name, _, signer = text.partition(": ")
    if is_place(name) or starts_with_role(name) or not begins_with_office(signer):
        return None
    words = name.split()
    return " ".join(words[:-1]) if load_vocabulary().cue("contact", fold(words[-1])) == "" else name


def _bracketed(heads: Sequence[str]) -> bool:
    """Return whether most entries that end in brackets begin with a person whose given name is known."""
    before = [head.partition(" (")[0] for head in heads if head.endswith(")")]
    known = sum(names_person_alone(name) and is_known_person(name) for name in before)
    return 2 * known >= len(before) > 0


def names_person_alone(name: str) -> bool:
    """Return whether a text has a person's form and no word of bodies."""
    return looks_like_person(name) and not is_organization_like(name)


def _are_called(heads: Sequence[str]) -> bool:
    """Return whether many entries have a word that organizations are called by."""
    return sum(is_organization_like(head) for head in heads) >= CALLED * max(1, len(heads))


def _signs_of_persons(group: Sequence[Draft], heads: Sequence[str], firsts: Sequence[str]) -> int:
    """Return how many signs of persons the entries have: offices, honorifics, surnames in capitals, bodies beside."""
    offices = sum(_has_office(draft, head) for draft, head in zip(group, heads, strict=False))
    titled = sum(has_honorific(first) for first in firsts)
    capitals = sum(_surname_first(first) for first in firsts)
    return offices + titled + capitals + sum(_has_body(head) for head in heads)


def _has_office(draft: Draft, head: str) -> bool:
    parts = [*_PARTS_OF_ENTRY.split(head)[1:4], *draft.said[:2], *draft.cells[1:4]]
    return any(says_role(part) or says_what_they_are(part) for part in parts)


def _has_body(head: str) -> bool:
    """Return whether an organization stands beside what has the form of a person's name."""
    name, *rest = [part.strip(" ()") for part in PARTS.split(head)]
    beside = any(is_organization_like(part) and not is_place(part) for part in rest[:3])
    return beside and looks_like_person(name)


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


def _says(text: str, *, persons: bool) -> bool:
    return _words_for("persons" if persons else "bodies").search(fold(text)) is not None


@cache
def _words_for(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{any_of(load_words('lists', key))})(?![^\W\d_])")


@lru_cache(maxsize=REMEMBERED)
def tail_of(head: str) -> tuple[str, str, str]:
    """Return (name, mark, tail) of an entry, parted at its last comma, dash or bracket; no mark where there is none.

    What stands in brackets at its end is one tail, whatever marks it holds ("Foo (Toronto, Canada)").
    """
    found = list(_MARK.finditer(head)) if len(head) <= 400 else []
    if not found or not found[-1].start():
        return head, "", ""
    last = next((one for one in found if one[0].strip() in "(（" and one.start()), found[-1])
    return head[: last.start()].strip(" ,،，、၊"), last[0].strip(), head[last.end() :].strip(" )）")


def names_place(tail: str) -> bool:
    """Return whether what stands behind a name is a country or a region, or a town in one ("Toronto, Canada")."""
    return is_place(tail) or is_place(tail.rpartition(",")[2].strip())


def _may_be_place(tail: str) -> bool:
    """Return whether what stands behind a name can be a place, where behind all others a place stands."""
    called = is_organization_like(tail) or starts_with_role(tail) or is_appendage(tail) or tail.isupper()
    return not tail[:1].islower() and len(tail.split()) <= LONGEST_PLACE and not called


def _place_marks(heads: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the marks after which the list's entries have the habit of naming a place, and those where all do."""
    marks: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for head in heads:
        _, mark, tail = tail_of(head)
        place = bool(mark) and names_place(tail)
        places[mark] += place
        marks[mark] += place or _may_be_place(tail)
    least = max(min(2, len(heads)), min(FEWEST_PLACED, len(heads) / 2), HABIT * len(heads))
    habit = frozenset(mark for mark, count in places.items() if count >= least)
    return habit, frozenset(mark for mark in habit if places[mark] >= MOSTLY_PLACED * marks[mark])
