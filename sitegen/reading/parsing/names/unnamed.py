"""Entries of a list that stand for somebody who signs without a name: "Anonymous", "(name withheld upon request)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sitegen.core.model import Gap, LineReading, Reading
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.names.persons import is_organization_like
from sitegen.reading.parsing.vocabulary import load_forms, load_phrases, load_words
from sitegen.reading.parsing.vocabulary.phrases import Anywhere

_PARTS = re.compile(r"[()\[\]{},;:–—/|]+|\s-+\s")
_COUNTED = re.compile(r"(?:[^\W\d_]+ ){0,3} ?\d{1,6}(?![\d.:/-]| ?%)")
_EDGES = " .*_…\"'“”«»„’‘"
UNNAMED = "unnamed-entry"  # the rule of a line that stands for somebody who signs without a name
WITHIN = "unnamed-within"  # of one that holds such an entry beside others
_MOST_WORDS = 5  # of somebody who is not named and what they are
_MOST = 6  # lines that a message names


def is_unnamed(plain: str) -> bool:
    """Return whether a folded entry names nobody and says so.

    What stands behind a comma or in brackets is aside, unless it is that which says so of nameless "two organizations".
    """
    if not _said().starts(plain):
        return False
    first, *others = [part for part in (part.strip(_EDGES) for part in _PARTS.split(plain)) if part] or [""]
    return _says(first) or ((_is_subject(first) or _is_role(first)) and any(map(_says, others)))


def counts_others(plain: str) -> bool:
    """Return whether a folded line counts more who sign, and names none: "and 214 others"."""
    bare = plain.lstrip("(…. ")
    lead = load_phrases("counting", "others").match(bare) or load_phrases("numbers", "and").match(plain)
    return lead is not None and _COUNTED.match(arabic_digits(bare[lead.end() :])) is not None


def _says(text: str) -> bool:
    """Return whether a text says that a name is not given: alone, of nameless persons, or with the reason."""
    if text.endswith(_forms("unnamed_endings")):
        return True
    words = text.split()
    if _is_nameless_person(words):
        return True
    while words and _is_subject(words[0]):
        words.pop(0)
        if _is_nameless_person(words):
            return True
    for rest in (text, " ".join(words)):
        if not rest.startswith(_forms("unnamed")):
            continue
        for phrase in load_forms("unnamed"):
            if rest == phrase or (rest.startswith(phrase) and rest[len(phrase) :].startswith(_reasons())):
                return True
    return False


def _is_nameless_person(words: Sequence[str]) -> bool:
    """Return whether words are one for somebody unnamed, and what they are: a person's trade, no body's name."""
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    first = words[0] in load_forms("unnamed_before")
    if not first and words[-1] not in load_forms("unnamed_behind"):
        return False
    what = [one for one in (words[1:] if first else words[:-1]) if not one.strip("#x×").isdecimal() and one not in "x×"]
    if not what:
        return first  # "Anonymous 3"
    said = " ".join(what)
    head = what[-1] if first else what[0]
    persons = head in load_words("lists", "persons") or _is_subject(head) or _is_role(head)
    return _is_role(said) or _is_subject(said) or (persons and not is_organization_like(said))


def _is_role(plain: str) -> bool:
    """Return whether a folded text is a role and nothing else: "teacher", no "Professor Oak"."""
    found = load_phrases("letters", "roles").match(plain)
    return found is not None and found.end() == len(plain)


@cache
def _said() -> Anywhere:
    """Return what finds any of the words that say so: a quick look at lines, of which most hold none."""
    return Anywhere(
        [*_forms("unnamed"), *_forms("unnamed_before"), *_forms("unnamed_behind"), *_forms("unnamed_endings")]
    )


@cache
def _forms(name: str) -> tuple[str, ...]:
    """Return a list of forms as what `startswith` and `endswith` ask for."""
    return tuple(load_forms(name))


@cache
def _reasons() -> tuple[str, ...]:
    return tuple(f" {one}" for one in load_forms("unnamed_reasons"))


def _is_subject(text: str) -> bool:
    subjects = load_forms("unnamed_subjects")
    return bool(text) and all(word.isdecimal() or word in subjects for word in text.split())


def unnamed_lines(lines: Sequence[LineReading]) -> list[int]:
    """Return the lines that stand for somebody who signs without a name: "Anonymous", or one that is withheld."""
    return [
        one.line for one in lines if one.winner.rule == UNNAMED or any(rival.rule == WITHIN for rival in one.rivals)
    ]


def nameless_in_words(lines: Sequence[LineReading]) -> str:
    """Return what is said of such lines, as the end of a message; "" if there are none."""
    numbers = [
        one.line
        for one in lines
        if one.winner.role in ("noise", "furniture")
        and one.winner.rule != UNNAMED
        and any(rival.rule == "printed-number" for rival in one.rivals)
    ]
    return "".join(
        _said_of_number(those, *words)
        for those, words in (
            (numbers, ("line has a number and no name", "lines have a number and no name")),
            (unnamed_lines(lines), ("line stands for somebody unnamed", "lines stand for somebody unnamed")),
        )
    )


def gaps_with_lines(reading: Reading) -> Iterator[tuple[Gap, Sequence[LineReading]]]:
    """Yield each gap of a list with its lines: from the entry before it to its last."""
    entries = sorted(one.line for one in reading.letter.signatories)
    for gap in reading.ledger.gaps:
        before = bisect_left(entries, gap.first)
        yield gap, reading.lines[entries[before - 1] if before else 0 : gap.last]


def _said_of_number(lines: Sequence[int], one: str, many: str) -> str:
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:_MOST])) + (" …" if len(lines) > _MOST else "")
    return f"; 1 {one} (line {shown})" if len(lines) == 1 else f"; {len(lines)} {many} (lines {shown})"
