"""Grounds for doubt in the forms of names: cut in two, run into each other, or with a word that is of none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from sitegen.core.model import Member, Signatory
from sitegen.reading.parsing.lines.facts import read_facts
from sitegen.reading.parsing.names.persons import is_appendage, is_place, looks_like_person
from sitegen.reading.parsing.names.placeholders import names_nobody
from sitegen.reading.parsing.vocabulary import load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of
from sitegen.reading.verdict.readings import Ground, Readings

FEW = 12  # entries of a list in which one odd name tells something: long lists hold short names and long ones
FEWER = 5  # entries of a list in which one name is seldom a part of another
TWO = 2  # entries of a list in which two may be taken for one
LONG = 5  # words that half of the names have, at least, where a name of one word is the end of another
FEWEST_ALIKE, ALIKE = 4, 0.8  # names, and the share of them, that end in the same word


def names_in_pieces(read: Readings) -> Iterator[Ground]:
    """A short list holds a name that is the end of another, a part of one, two in one, or goes on; or all end alike."""
    entries = read.entries
    for name, words, found in (
        ("name-cut", "is one word among long names", _cut(entries)),
        ("name-within", "is a part of another entry", _within(entries)),
        ("names-joined", "may be two names", _joined(entries)),
        ("names-end-alike", "ends in the same word as the others", _alike(entries)),
        ("names-nobody", "says what those are who sign, and names none", _nobody(entries)),
        ("name-goes-on", "stands on a line that ends in a comma, and the others do not", _goes_on(entries, read)),
    ):
        if found is not None:
            yield Ground(name, f"a name that is listed {words}", found.line, found.last)


def _cut(entries: Sequence[Signatory | Member]) -> Signatory | Member | None:
    counts = [len(one.name.split()) for one in entries]
    if not 1 < len(entries) <= FEW or median(counts) < LONG:
        return None
    return next((one for one, count in zip(entries[1:], counts[1:], strict=True) if count == 1), None)


def _within(entries: Sequence[Signatory | Member]) -> Signatory | Member | None:
    if len(entries) > FEWER:
        return None
    for one in entries:
        if " " in one.name and any(one.name in other.name and one.name != other.name for other in entries):
            return one
    return None


def _joined(entries: Sequence[Signatory | Member]) -> Signatory | Member | None:
    """Return an entry of one or two that holds "and" between two persons, or two names of three words with capitals."""
    if len(entries) > TWO:
        return None
    joints = any_of({*load_words("numbers", "and"), "&"})
    for one in entries:
        before, *behind = re.split(rf" (?:{joints}) ", one.name, maxsplit=1)
        persons = behind and all(looks_like_person(part.split(",")[0]) for part in (before, behind[0]))
        if persons or (behind and all(_is_whole(part) for part in (before, behind[0]))):
            return one
    return None


def _nobody(entries: Sequence[Signatory | Member]) -> Signatory | Member | None:
    facts = read_facts([one.name for one in entries]) if len(entries) <= TWO else ()
    found = (one for one, line in zip(entries, facts, strict=False) if names_nobody(line))
    return next(found, None)


def _goes_on(entries: Sequence[Signatory | Member], read: Readings) -> Signatory | Member | None:
    """Return the first entry of a short list whose line alone ends in a comma: the next may belong to it."""
    if not 1 < len(entries) <= FEWER:
        return None
    ending = [one for one in entries[:-1] if read.page.marks.facts[one.last - 1].text.endswith((",", "，"))]
    return ending[0] if len(ending) == 1 and len({one.line for one in entries}) == len(entries) else None


def _is_whole(part: str) -> bool:
    words = part.split()
    return len(words) > 2 and words[0][:1].isupper() and words[-1][:1].isupper()


def _alike(entries: Sequence[Signatory | Member]) -> Signatory | Member | None:
    if len(entries) < FEWEST_ALIKE:
        return None
    lasts = Counter(one.name.split()[-1].lower() for one in entries if " " in one.name)
    word, count = lasts.most_common(1)[0] if lasts else ("", 0)
    if count < ALIKE * len(entries) or is_place(word) or is_appendage(word):
        return None
    return entries[0]
