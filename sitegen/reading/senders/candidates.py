"""Who may be the sender of a letter: names, each with the place where it stands, from all places of senders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sitegen.reading.formats.fields import names_authors
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.doers import says_who_published
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import names_columns
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import (
    is_place,
    looks_like_name,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.vocabulary import fold, load_vocabulary
from sitegen.reading.senders.outline import LONGEST_FAREWELL, TO, Outline

_PARTED = re.compile(r"[,;] | & | and ")
Place = Literal["line", "field", "sentence", "picture"]

LONGEST_LINE = 14  # words of a line that names a sender
LONGEST_TEXT = 300  # characters of it, with the target of a link
LONGEST_WORD = 60  # characters of a name without a space, as in Chinese
SHORT_BLOCK, SHORT_LINE = 8, 8  # lines of a block that is no text whatever its words, and words of each
LONGEST_LABEL = 5  # words before a colon
MOST_SMALL = 3  # words of a name without a capital
FEWEST_SMALL = 3  # words in small letters of a short sentence, that names have hardly
MOST_ASKED = 400  # lines of a letter that are asked: the first and the last ones
_OTHER_MATTER = ("cc", "contact", "attachment", "notes", "appeal", "addressee", "subject", "salutation", "disclaimer")


@dataclass(frozen=True)
class Candidate:
    """A name that may be a sender's, as it stands on a line (`rest`), and what stands before it there (`said`).

    What stands before it is a farewell ("All the best, Jane Roe"), the label of a field or of a line ("From:"). `names`
    are all whom a byline names, each with what is said of them.
    """

    outline: Outline
    place: Place
    line: LineFacts
    rest: str
    said: str = ""
    farewell: bool = False
    names: tuple[str, ...] = ()

    @property
    def index(self) -> int:
        """The line, from 0."""
        return self.line.index

    @property
    def block(self) -> int:
        """The number of the block in which it stands, -1 for none."""
        return self.outline.marks.block_of[self.index]

    @cached_property
    def name(self) -> str:
        """The name alone, folded: what is looked for elsewhere in the letter."""
        return fold(name_in(self.rest)).lstrip("@#")

    @cached_property
    def above(self) -> LineFacts | None:
        """The nearest line above that says something."""
        return _beside(self.outline.marks, self.index, -1) if self.place == "line" else None

    @cached_property
    def below(self) -> LineFacts | None:
        """The nearest line below that says something."""
        return _beside(self.outline.marks, self.index, 1) if self.place == "line" else None


def _beside(marks: Landmarks, at: int, step: int) -> LineFacts | None:
    at += step
    while marks.front <= at < len(marks.facts) and (marks.facts[at].blank or marks.facts[at].hollow):
        at += step
    return marks.facts[at] if marks.front <= at < len(marks.facts) else None


def find_candidates(outline: Outline) -> list[Candidate]:
    """Return who may be the sender, in the order of lines."""
    return [*_in_fields(outline), *_on_lines(outline)]


def _in_fields(outline: Outline) -> Iterator[Candidate]:
    """Yield those whom fields above the text name as its authors."""
    for one in outline.fields:
        if names_authors(one.name):
            items = [(item.line, item.text) for item in one.items]
            for line, text in items or [(one.line, text) for text in _PARTED.split(one.value.strip("[]{}"))]:
                name = text.strip(" '\"")
                if name and len(name.split()) <= LONGEST_LINE:
                    yield Candidate(outline, "field", outline.marks.facts[line], name, f"{one.name}:")


def _on_lines(outline: Outline) -> Iterator[Candidate]:
    """Yield short lines that may name who sends the letter, each with what stands before the name on it."""
    marks = outline.marks
    lines = [line for line in marks.facts[marks.front :] if not line.blank and not _is_in_text(outline, line)]
    if len(lines) > MOST_ASKED:
        lines = [*lines[: MOST_ASKED // 4], *lines[-3 * MOST_ASKED // 4 :]]
    for line in lines:
        if _is_sent_to(marks, line):
            continue
        farewell = "" if _is_aside(marks, line) else _farewell_on(marks, line)
        if farewell:
            yield Candidate(outline, "line", line, line.rest[len(farewell) :].lstrip(" ,.–—-"), farewell, farewell=True)
        elif _can_name(marks, line):
            said = _label_on(line)
            yield Candidate(outline, "line", line, line.rest[len(said) :].strip(), said)


def _is_in_text(outline: Outline, line: LineFacts) -> bool:
    """Return whether a line is of running text, not its block's first, one of a few short ones or below a farewell."""
    marks = outline.marks
    number = marks.block_of[line.index]
    if number < 0 or not outline.text[number] or marks.blocks[number].first == line.index:
        return False
    block = marks.blocks[number]
    if any("closing" in marks.cues[at] for at in range(max(block.first, line.index - 3), line.index)):
        return False
    lines = marks.facts[block.first : block.last + 1][: SHORT_BLOCK + 1]
    return len(lines) > SHORT_BLOCK or any(len(one.words) > SHORT_LINE for one in lines)


def _label_on(line: LineFacts) -> str:
    """Return the label before a colon on a line ("From:"), or nothing."""
    head, colon, rest = line.rest.partition(":")
    if not colon:
        head, colon, rest = line.rest.partition("：")
    label = colon and rest.strip() and not rest.startswith("//") and len(head.split()) <= LONGEST_LABEL
    return head + colon if label else ""


def _farewell_on(marks: Landmarks, line: LineFacts) -> str:
    """Return the farewell that stands before a name on one line ("All the best, Jane Roe"), or nothing."""
    if len(line.words) > LONGEST_FAREWELL or "](" in line.text or line.level or line.number is not None or line.bullet:
        return ""
    rest = marks.cues[line.index].get("closing")
    head, comma, name = line.rest.partition(",")
    if rest is not None and 0 < len(rest) < len(line.plain) == len(line.rest):
        head, comma, name = line.rest[: -len(rest)], ",", line.rest[-len(rest) :]
    name = name.strip(" ,.–—-")
    small = rest is not None or any(word[:1].islower() for word in head.split())
    named = looks_like_name(name)
    aside = looks_like_name(head)
    aside = aside or starts_with_role(head) or is_place(name) or "," in name or name[:1].islower()
    return head + comma if comma and small and named and not aside else ""


def _can_name(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line can name a sender: short, no heading, none that opens other matter."""
    if line.hollow or line.quote or len(line.words) > LONGEST_LINE or line.number is not None:
        return False
    if (line.level and not _label_on(line)) or (line.index in marks.dates and not _is_dated(line)):
        return False
    if line.text.endswith((*COLONS, "?", "!", "。", "？")) or _is_sentence(line):
        return False
    if len(line.text) > (LONGEST_TEXT if len(line.words) > 1 else LONGEST_WORD) or (
        len(line.words) > MOST_SMALL and line.rest.islower()
    ):
        return False
    cues = marks.cues[line.index]
    if ("closing" in cues and len(line.words) <= LONGEST_FAREWELL) or not cues.get("statement", "x").strip(" .:,"):
        return False
    return not (is_placeholder(line) or names_columns(line) or says_who_published(line) or _is_aside(marks, line))


def _is_sentence(line: LineFacts) -> bool:
    """Return whether a line is a short sentence with its full stop, and begins with no name that is known."""
    text = line.text.strip("*_ ")
    small = [
        word for word in text.split() if word[:1].islower() and word.strip(".,") not in load_vocabulary().connectors
    ]
    return text.endswith(".") and len(small) >= FEWEST_SMALL and not is_known_person(name_in(line.rest))


def _is_dated(line: LineFacts) -> bool:
    """Return whether a line with a date names a person before it ("Jane Roe, 3 May 2019")."""
    return "," in line.rest and looks_like_person(name_in(line.rest))


def _is_sent_to(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line stands in a block that begins with words that say to whom the letter goes ("To:")."""
    first = marks.block_at(line.index).first
    return first < line.index and any(marks.cues[first].get(name) == "" for name in TO)


def _is_aside(marks: Landmarks, line: LineFacts) -> bool:
    return any(one in marks.cues[line.index] for one in _OTHER_MATTER) or stops_list(marks, line.index)
