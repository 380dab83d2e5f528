"""A letter as units: what can be one entry. A line, a cell of a table, or a piece of a line that holds many names.

Units are made before anything is known of lists. A cell that holds only a number is folded into the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sitegen.reading.parsing.lines.facts import LineFacts, read_facts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.parted import persons_in_turn
from sitegen.reading.parsing.names.persons import looks_like_person, starts_with_role
from sitegen.reading.parsing.names.pieces import split_numbered, split_paragraph
from sitegen.reading.parsing.vocabulary import load_vocabulary

UnitKind = Literal["line", "cell", "piece", "label"]

MOST_LINES = 80  # lines of one paragraph of names
MOST_CELLS = 12  # cells of a row; a line with more is no row
LONGEST_ROW = 1500  # characters of a line that one separator may part; a longer one is parted into sentences first
MOST_IN_TURN = 7  # commas of a line by itself that names a few persons in turn
NEAR = 5  # lines above it in which the words stand that open it
LONGEST_HEADED, LONGEST_NAME = 14, 10  # words of a line that opens a list and names who signs, and of that name
OPENING = ("statement", "closing")
_LOOK = 20_000  # characters of a paragraph that are looked at for separators

_SEPARATORS = re.compile(r"[,;•·|၊،؛、，；]|(?<!\S)/(?!\S)")
_LABEL = re.compile(r"([^:：]{1,120})[:：]\s*(?=\S)")
_HEAD = re.compile(r"([^:：,，]{2,60})[:：,，]\s*(?=\S)")
_LONE_NUMBER = re.compile(r"[(\[]?(\d{1,5})[.)\]:]{0,2}")
_ADDRESS = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\([^()\s]{1,400}\)")  # a link of Markdown
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ\d”\")][.!?:;])\s+(?=[^\W\d_a-zà-ÿ])|(?<=[.!?”])(?=[A-ZÀ-Þ][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Unit:
    """What may be one entry: text on lines `first` to `last` (from 0), looked at by itself as a line is.

    `cell` of `cells` is its place in a row. A "label" is what stands before the colon of a paragraph of names, a
    "piece" one of the names in such a paragraph or line.
    """

    first: int
    last: int
    facts: LineFacts
    kind: UnitKind = "line"
    cell: int = 0
    cells: int = 1


@dataclass(frozen=True, slots=True)
class _Text:
    """A unit in the making, whose text has not been looked at."""

    first: int
    last: int
    text: str
    kind: UnitKind
    cell: int = 0
    cells: int = 1


def make_units(marks: Landmarks) -> tuple[Unit, ...]:
    """Return the units of a letter, in the order of its lines; front matter and blank lines have none."""
    made = list(_units(marks))
    texts = [one for one in made if isinstance(one, _Text)]
    facts = iter(read_facts([one.text for one in texts]))
    units = (
        Unit(one.first, one.last, next(facts), one.kind, one.cell, one.cells) if isinstance(one, _Text) else one
        for one in made
    )
    return tuple(one for one in units if one.facts.rest.strip(" *_|"))


def _units(marks: Landmarks) -> Iterator[Unit | _Text]:
    index, tried = marks.front, -1
    while index < len(marks.facts):
        line = marks.facts[index]
        if line.blank:
            index += 1
            continue
        run = _run(marks, index) if marks.block_of[index] != tried else (line,)
        tried = marks.block_of[index]
        candidates = (run, run[:1]) if len(run) > 1 else (run,)
        taken = next((found for some in candidates if (found := _named_paragraph(some))), None)
        if taken:
            yield from taken
            index = taken[-1].last + 1
            continue
        yield from _headed(line, marks) or _in_turn(line, marks) or _of_line(line)
        index += 1


def _headed(line: LineFacts, marks: Landmarks) -> list[_Text]:
    """Return words that open a list and the one name behind them ("Sincerely, Jane Roe"), or nothing."""
    behind = [marks.cues[line.index][cue] for cue in OPENING if cue in marks.cues[line.index]]
    if not behind or not line.letters or len(line.words) > LONGEST_HEADED or line.cells:
        return []
    found = _HEAD.match(line.rest)
    name = line.rest[found.end() :].strip(" *_") if found else ""
    if not found or len(name.split()) > LONGEST_NAME or len(name) < 2 or name[0].islower():
        return []
    if min(map(len, behind)) < len(name) - 2 or sum(map(str.isalpha, name)) < 2:
        return []
    index = line.index
    return [_Text(index, index, f"{found[1]}:", "label"), _Text(index, index, _ADDRESS.sub(r"\1", name), "piece")]


def _in_turn(line: LineFacts, marks: Landmarks) -> list[_Text]:
    """Return the persons of a line by itself that names some in turn, right below words that open a list."""
    if not 0 < line.rest.count(",") <= MOST_IN_TURN or line.cells or line.bullet:
        return []
    shown = [one for one in marks.facts[max(0, line.index - NEAR) : line.index] if not one.blank][-2:]
    opened = any(cue in marks.cues[one.index] for one in shown for cue in OPENING)
    below = marks.following(line.index, 2)[1:]
    if not opened or any("," in one.rest for one in below) or not persons_in_turn(line.rest):
        return []
    pieces = split_paragraph([line], [line.rest]).pieces
    return [_Text(line.index, line.index, one.text, "piece") for one in pieces]


def _run(marks: Landmarks, index: int) -> tuple[LineFacts, ...]:
    """Return the lines from `index` on that can be one paragraph: of one block, without marks of entries or cells."""
    run: list[LineFacts] = []
    for line in marks.following(index, MOST_LINES):
        if "\t" in line.rest or line.text.startswith("|") or line.bullet or line.number is not None:
            break
        run.append(line)
    return tuple(run)


def _named_paragraph(run: Sequence[LineFacts]) -> list[_Text] | None:
    """Return the names of a paragraph, after the label that opens it, or None where it is no paragraph of names."""
    if not run:
        return None
    texts = [line.rest for line in run]
    if sum(len(_SEPARATORS.findall(text[:_LOOK])) for text in texts) < 4:
        return None
    found = _LABEL.match(texts[0])
    label = found[1] if found and not _SEPARATORS.search(found[1]) else None
    if found and label:
        texts[0] = texts[0][found.end() :]
    if not _is_row_of_names(texts):
        return None
    first = run[0].index
    named: list[_Text] = [_Text(first, first, f"{label}:", "label")] if label else []
    named += [_Text(one.first, one.last, one.text, "piece") for one in split_paragraph(run, texts).pieces]
    return named


def _is_row_of_names(texts: Sequence[str]) -> bool:
    """Return whether lines, taken together, are names between commas or semicolons, and not one entry a line each.

    Names are short and capitalised. Lines of a paragraph are full but for the last; parts that are roles, and lines
    that each begin with a person, say that commas part the pieces of an entry.
    """
    whole = " ".join(texts)[:_LOOK]
    parts = [part.strip() for part in _SEPARATORS.split(whole) if part.strip()]
    if len(parts) < 5 or len(parts) < 2.2 * len(texts) or (len(texts) > 1 and _is_ragged(texts)):
        return False
    return _are_short_names(parts) and not (
        whole.count(";") + whole.count(" / ") < 0.3 * len(parts) and _are_of_entries(parts, texts)
    )


def _are_of_entries(parts: Sequence[str], texts: Sequence[str]) -> bool:
    """Return whether commas part the pieces of an entry: roles stand among them, or lines each begin with a person."""
    if sum(starts_with_role(part) for part in parts) > 0.12 * len(parts):
        return True
    return len(texts) > 2 and sum(looks_like_person(text.split(",")[0]) for text in texts) > 0.6 * len(texts)


def _are_short_names(parts: Sequence[str]) -> bool:
    """Return whether parts of a text are short, and written with capitals as names are, where there are any."""
    words = [word for part in parts for word in part.split()]
    cased = [word for word in words if word[:1].lower() != word[:1].upper()]
    if len(cased) < 0.3 * len(words):
        return sum(map(len, parts)) <= 14 * len(parts)
    capitals = sum(word[:1].isupper() or word in load_vocabulary().connectors for word in cased)
    begun = sum(part[:1].isupper() or not part[:1].isalpha() for part in parts)
    return len(words) <= 9 * len(parts) and capitals >= 0.72 * len(cased) and begun >= 0.75 * len(parts)


def _is_ragged(texts: Sequence[str]) -> bool:
    """Return whether lines end where their entries end: short ones, or nearly all with a separator."""
    widest = max(map(len, texts))
    ended = sum(text.rstrip().endswith((",", ";")) for text in texts[:-1])
    return any(len(text) < 0.72 * widest for text in texts[:-1]) or (len(texts) > 4 and ended > 0.8 * (len(texts) - 1))


def _of_line(line: LineFacts) -> Iterator[Unit | _Text]:
    """Yield the units of one line: its cells, its numbered entries, its pieces, or itself."""
    index = line.index
    pieces = _pieces(line.rest) if "\t" not in line.rest and not line.text.startswith("|") else []
    if pieces:
        yield from (_Text(index, index, text, "piece") for text in pieces)
        return
    if sum(bool(cell) for cell in line.cells) > 1 and len(line.cells) <= MOST_CELLS:
        yield from _cells(line)
        return
    numbered = split_numbered(line.rest, line.number) if line.number is not None else []
    if len(numbered) > 1:
        yield from (_Text(index, index, f"{number}. {text}", "line") for number, text in numbered)
        return
    if "](" in line.text:
        yield _Text(index, index, _ADDRESS.sub(r"\1", line.raw), "line")
        return
    yield Unit(index, index, line)


def _cells(line: LineFacts) -> Iterator[_Text]:
    number = ""
    for place, cell in enumerate(line.cells):
        alone = _LONE_NUMBER.fullmatch(cell)
        if alone:
            number = f"{alone[1]}. "
        elif cell:
            yield _Text(line.index, line.index, number + _ADDRESS.sub(r"\1", cell), "cell", place, len(line.cells))
            number = ""


def _pieces(text: str) -> list[str]:
    """Return the pieces of a line that semicolons or slashes part, or, of a very long one, of its sentences."""
    if len(text) > LONGEST_ROW:
        found: list[str] = []
        for sentence in _SENTENCE_END.split(text):
            found += _parted(sentence) or [sentence]
        return found if len(found) > 1 else []
    return _parted(text)


def _parted(text: str) -> list[str]:
    if "http" in text[:_LOOK]:
        return []
    for separator, least in ((";", 2), ("/", 6)):
        if text.count(separator) >= least:
            parts = [part.strip() for part in text.split(separator) if part.strip()]
            if parts and sum(len(part.split()) for part in parts) <= 14 * len(parts):
                return parts
    return []
