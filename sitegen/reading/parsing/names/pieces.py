"""Pieces of text that are an entry each: the names of a paragraph, numbered entries run together on a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits, latin_marks
from sitegen.reading.parsing.names.last_names import names_alone
from sitegen.reading.parsing.names.persons import is_appendage, is_organization_like, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_phrases

_INNER_NUMBER = re.compile(r"[ \t](?<=\S.)[ \t]*[(\[]?(\d{1,6})[.)\]]{1,2}[ \t]*(?=[^\W\d_\"“„«(])")
_NUMBER_ENDS = re.compile(r"[.)\]](?<=\d.)")
_PARTING = {"-", "–", "—", "·", "•"}
FEWEST_BOLD = 2  # names of a paragraph, from which what is not bold is said of them
FEWEST_PERSONS = 4  # in one piece between semicolons, from which commas part persons there
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")
_DASH = re.compile(r"\s[-–—]\s|\(")
FEWEST_HANGING = 2  # lines set in below others, that are their wraps
FEWEST_SLASHES = 4  # that part the names of a paragraph; fewer may stand in names
LONGEST_BRACKET = 300  # characters; one that does not close so soon holds no names together
_BRACKETS = re.compile(rf"[(\[][^()\[\]]{{0,{LONGEST_BRACKET}}}[)\]]")
_STOPS = "။。।"  # ends of sentences in Burmese, Chinese and Hindi
LONGEST_TEXT = 400_000  # characters of one paragraph that are looked at for separators


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry's text with the first and last line (from 0) on which it stands."""

    text: str
    first: int
    last: int


class Names(NamedTuple):
    """The names of one paragraph, and whether its sentence goes on behind them."""

    pieces: list[Piece]
    goes_on: bool


def texts_of(lines: Sequence[LineFacts], label: str | None) -> tuple[list[LineFacts], list[str]]:
    """Return the lines of a paragraph of names that hold some, and their texts, blank where its label stands."""
    lines = [line for line in lines if not line.blank and not line.link]
    counts = bool(lines) and lines[0].number is not None  # and others behind it
    # A dash or a dot before a line's first word may part it from the name above, as within the lines.
    texts = [line.text if counts or line.bullet in _PARTING else line.rest for line in lines]
    if label is not None and texts:
        texts[0] = " " * (len(label) + 1) + texts[0][len(label) + 1 :]
    return lines, texts


def names_of(lines: Sequence[LineFacts], texts: Sequence[str]) -> Names:
    """Return the names of a paragraph, in which lines that hang from another may each be a name with its wraps."""
    parted = [split_paragraph(lines[first:end], texts[first:end]) for first, end in hanging_lines(lines)]
    return Names([piece for one in parted for piece in one.pieces], parted[-1].goes_on)


def split_paragraph(lines: Sequence[LineFacts], texts: Sequence[str]) -> Names:
    """Return the names of one paragraph.

    Semicolons or slashes part names that hold commas; where there are none, commas do, but not in brackets and not
    before a legal form or a degree ("Foo, Inc."). The last name may come after "and".
    """
    text, starts = joined(texts)
    plain = latin_marks(text)
    separator = _separator(plain)
    pieces: list[tuple[int, str]] = []
    for start, marked in split_outside_brackets(plain, separator):
        part = text[start : start + len(marked)]
        bare = part.strip()
        figures = bare.strip("() .").isdecimal()
        said_of_all = (
            len(pieces) > 1
            and bare[:1].islower()
            and load_phrases("letters", "on_behalf").match(fold(bare))
            and not any(is_organization_like(name) for _, name in pieces)
        )
        if pieces and separator == "," and (is_appendage(bare) or figures or said_of_all):
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]},{part}")
        elif bare:
            pieces.append((start + len(part) - len(part.lstrip()), part))
    pieces = _with_said_of_bold(pieces) if separator == "," else pieces
    pieces, behind = names_alone(pieces, separator)
    if separator == ";":
        pieces = _with_persons_apart(pieces)
    found = []
    for start, part in pieces:
        name = " ".join(part.split()).strip(" ,;/|•·၊、，،؛；")
        name = name.rstrip(_STOPS) if start == pieces[-1][0] else name
        if (
            name.endswith(".")
            and start == pieces[-1][0]
            and not is_appendage(name.split()[-1])
            and name[-3:-2] not in ". "
        ):
            name = name[:-1]
        if name:
            first = bisect_right(starts, start) - 1
            last = bisect_right(starts, start + len(part) - 1) - 1
            found.append(Piece(name, lines[first].index, lines[last].index))
    return Names(found, behind)


def _with_said_of_bold(pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return pieces, those joined to a bold name that stand behind it and are not bold: what is said of it."""
    bold = [part.strip().startswith(("**", "__")) for _, part in pieces]
    if sum(bold) < FEWEST_BOLD or not bold[0]:
        return pieces
    found: list[tuple[int, str]] = []
    for (start, part), begins in zip(pieces, bold, strict=True):
        if begins:
            found.append((start, part))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]},{part}")
    return found


def _with_persons_apart(pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return pieces between semicolons, those that hold persons with commas between them parted.

    Where one holds many persons, commas part persons in all. What is said behind a dash stays with the last of them,
    and so does what is said again and again, as places are and persons are not.
    """
    said = Counter(part.strip(" .") for _, text in pieces for part in text.split(","))
    again = {part for part, times in said.items() if times > 1}
    parted = [_persons_of(start, text, again) for start, text in pieces]
    if max(map(len, parted), default=0) < FEWEST_PERSONS:
        return pieces
    return [one for piece, persons in zip(pieces, parted, strict=True) for one in persons or [piece]]


def _persons_of(start: int, text: str, again: Set[str]) -> list[tuple[int, str]]:
    """Return the persons that a piece names, and nobody else, each with its place; nothing where it names one."""
    found: list[tuple[int, str]] = []
    place = start
    for part in text.split(","):
        name = _DASH.split(part, maxsplit=1)[0].strip(" .")
        if found and part.strip(" .") in again:
            found[-1] = (found[-1][0], f"{found[-1][1]},{part}")
        elif looks_like_person(name):
            found.append((place + len(part) - len(part.lstrip()), part))
        else:
            return []
        place += len(part) + 1
    return found if len(found) > 1 else []


def hanging_lines(lines: Sequence[LineFacts]) -> list[tuple[int, int]]:
    """Return the stretches (first, end) of a paragraph that are a line each with its wraps, which are indented.

    Then a line's end parts names as a comma does. Where wraps are not set so, the paragraph is one stretch.
    """
    base = min((line.indent for line in lines), default=0)
    heads = [at for at, line in enumerate(lines) if line.indent == base]
    hanging = len(heads) > 1 and heads[0] == 0 and len(lines) - len(heads) >= FEWEST_HANGING
    if not hanging or any(lines[at].rest[:1].islower() for at in heads):
        return [(0, len(lines))]
    return list(pairwise([*heads, len(lines)]))


def split_numbered(text: str, number: int) -> list[tuple[int, str]]:
    """Return (number, text) of the entries on one line: "12. Foo 13. Bar" holds two, because 13 follows 12."""
    if not _NUMBER_ENDS.search(text):
        return [(number, text.strip())]
    found = []
    start, current = 0, number
    for match in _INNER_NUMBER.finditer(text, 0, 5000):
        inner = int(arabic_digits(match[1]))
        if inner == current + 1:
            found.append((current, text[start : match.start()].strip()))
            start, current = match.end(), inner
    return [*found, (current, text[start:].strip())]


def last_number(text: str, number: int) -> int:
    """Return the number of the last entry on a line that starts with entry `number`."""
    return split_numbered(text, number)[-1][0] if number >= 0 else number


def joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """Return the lines joined, and where each begins; a hyphen at a line's end joins without a space."""
    starts, whole, length = [], [], 0
    for text in texts:
        starts.append(length)
        hyphen = text.endswith(("-", "\u2010")) and text[-2:-1].isalpha()
        glued = f"{text[:-1]}-" if hyphen else f"{text} "
        whole.append(glued)
        length += len(glued)
    return "".join(whole), starts


def parted_by_slashes(text: str) -> bool:
    """Return whether slashes between blanks part the names of a paragraph.

    Where each of its parts between commas holds one, the slash stands in names, as in a name in two languages.
    """
    bare = _BRACKETS.sub("", f" {text[:LONGEST_TEXT]} ")
    count = bare.count(" / ")
    if count < FEWEST_SLASHES or any(bare.count(mark) > count / 2 for mark in ";|•·၊、؛；"):
        return False
    parts = bare.split(",")
    return sum(part.count(" / ") == 1 for part in parts) < 0.6 * len(parts)


def _separator(text: str) -> str:
    if parted_by_slashes(text):
        return "/"
    bare = _BRACKETS.sub("", text[:LONGEST_TEXT])
    counts = {mark: bare.count(mark) for mark in ";|•·"}
    best = max(counts, key=lambda mark: counts[mark])
    alike = len({part.count(",") for part in bare.split(best)}) == 1  # in each the same is said of somebody
    return best if counts[best] >= 2 or (counts[best] and (alike or counts[best] >= bare.count(","))) else ","


def split_outside_brackets(text: str, separator: str) -> list[tuple[int, str]]:
    """Return the parts between separators that stand in no brackets, each with its place; a slash has blanks around."""
    parts, start, depth = [], 0, 0
    for position, character in enumerate(text):
        if character in "([":
            depth += _closes(text, position)
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character == separator and depth == 0 and _parts(text, position):
            parts.append((start, text[start:position]))
            start = position + 1
    parts.append((start, text[start:]))
    return parts


def _parts(text: str, position: int) -> bool:
    """Return whether a mark parts names: a slash with blanks around, no comma within a number ("4,000")."""
    if text[position] == "/":
        return _has_blanks(text, position)
    return not (text[position] == "," and _GROUPED.match(text, max(0, position - 1)))


def _closes(text: str, position: int) -> bool:
    """Return whether a bracket closes soon."""
    return any(text.find(mark, position, position + LONGEST_BRACKET) >= 0 for mark in ")]")


def _has_blanks(text: str, position: int) -> bool:
    """Return whether a mark has blanks or an end on both sides."""
    return text[max(0, position - 1) : position] in ("", " ") and text[position + 1 : position + 2] in ("", " ")
