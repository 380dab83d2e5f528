"""What kind of line stands above and below a name that may be a sender's, and what the name is of.

Each question is a table of kinds in the order in which they are asked; the first that holds is the answer.
"""

from __future__ import annotations

from collections.abc import Callable

from sitegen.reading.labelling.parts import is_caseless
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import gives_contact
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.parted import persons_in_turn
from sitegen.reading.parsing.names.persons import (
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.several import joined_persons
from sitegen.reading.parsing.vocabulary import load_vocabulary
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.outline import LONGEST_FAREWELL

SURELY_NAMED = 0.75  # likeness to a name
FEW = 6  # words of a line that may be a farewell that no vocabulary knows
_STOPS = (".", "။", "。", "!", "?", "！", "？", "؟", "…", ".”", ".)", ".»")
_ASIDE = ("cc", "contact", "attachment", "notes", "appeal", "disclaimer")
_TO = ("addressee", "salutation", "subject")

Kind = tuple[str, Callable[[LineFacts, Candidate], bool]]


def kind_of(line: LineFacts | None, one: Candidate, kinds: tuple[Kind, ...]) -> int:
    """Return which of some kinds a line is, from 1; 0 where there is no line, one more than the last for any other."""
    if line is None:
        return 0
    return next((at for at, (_, holds) in enumerate(kinds, 1) if holds(line, one)), len(kinds) + 1)


def words_of(kinds: tuple[Kind, ...], none: str) -> tuple[str, ...]:
    """Return the words of all answers, `none` for that there is no line."""
    return (none, *(words for words, _ in kinds), "another line")


def _rest(line: LineFacts, one: Candidate) -> str:
    """Return what a line says, of the candidate's own without its label or farewell."""
    return one.rest if line is one.line else line.rest


def _cued(line: LineFacts, one: Candidate, names: tuple[str, ...]) -> bool:
    cues = one.outline.marks.cues[line.index]
    return any(name in cues for name in names)


def _is_text(line: LineFacts, one: Candidate) -> bool:
    """Return whether a line is of running text: a long one, or the end of a paragraph with one above."""
    marks = one.outline.marks
    if not one.outline.text[marks.block_of[line.index]]:
        return False
    above = marks.facts[line.index - 1] if line.index > marks.block_at(line.index).first else line
    return max(len(line.words), len(above.words)) > FEW


def _is_dated(line: LineFacts, one: Candidate) -> bool:
    return line.index in one.outline.marks.dates


def _is_like_name(line: LineFacts, _: Candidate) -> bool:
    return name_likeness(line) >= SURELY_NAMED


def _is_farewell(line: LineFacts, one: Candidate) -> bool:
    return _cued(line, one, ("closing",)) and len(line.words) <= LONGEST_FAREWELL


def _may_part(line: LineFacts, _: Candidate) -> bool:
    """Return whether a short line reads as words that part: some in small letters, and no office, no place, no name."""
    if len(line.words) > FEW or line.bullet or line.number is not None or gives_contact(line) or line.cells:
        return False
    if starts_with_role(line.rest) or looks_like_person(line.rest):
        return False
    small = any(word[:1].islower() for word in line.words) or line.text.endswith((",", "，", "،", "၊"))
    return (small or is_caseless(line.rest)) and not is_organization_like(line.rest)


def _is_sentence(line: LineFacts, _: Candidate) -> bool:
    """Return whether a line has a sentence's end, and words in small letters that names do not have."""
    connectors = load_vocabulary().connectors
    small = any(word[:1].islower() and word not in connectors for word in line.words)
    return line.text.endswith(_STOPS) and (small or is_caseless(line.rest))


def _ends_in_comma(line: LineFacts, _: Candidate) -> bool:
    few = (
        line.text.endswith((",", "，", "،", "၊")) and len(line.words) <= FEW and not any(map(str.isdecimal, line.text))
    )
    return few and not is_organization_like(line.rest)


def _is_office(line: LineFacts, one: Candidate) -> bool:
    name = name_in(_rest(line, one))
    return starts_with_role(name) and not looks_like_person(name)


def _is_known_person(line: LineFacts, one: Candidate) -> bool:
    name = name_in(_rest(line, one))
    return is_known_person(name) and looks_like_person(name)


def _is_row(line: LineFacts, one: Candidate) -> bool:
    text = _rest(line, one)
    return persons_in_turn(text) or bool(joined_persons(text)[0])


def _has_body(line: LineFacts, one: Candidate) -> bool:
    return is_organization_like(_rest(line, one))


def _is_person(line: LineFacts, one: Candidate) -> bool:
    return looks_like_person(name_in(_rest(line, one)))


def _has_capitals(line: LineFacts, one: Candidate) -> bool:
    return _is_like_name(line, one) and _rest(line, one).lstrip("[*_#@")[:1].isupper()


HEAD: tuple[Kind, ...] = (
    ("an office", _is_office),
    ("a place", lambda line, one: is_place(name_in(_rest(line, one)))),
    ("several persons in a row", _is_row),
    ("a person with a known given name", _is_known_person),
    ("a word that organizations are called by", _has_body),
    ("a handle or a hashtag", lambda line, one: _rest(line, one).lstrip("*_ ").startswith(("@", "#"))),
    ("what has a person's form", _is_person),
    ("a few words in a script without capitals", lambda line, one: is_caseless(name_in(_rest(line, one)))),
    ("capitals as names have them", _has_capitals),
)
_NAMED: tuple[Kind, ...] = (
    ("an office", _is_office),
    ("a place", lambda line, _: is_place(name_in(line.rest))),
    ("a word that organizations are called by", _has_body),
    ("a person", _is_person),
)
ABOVE: tuple[Kind, ...] = (
    ("a heading", lambda line, _: line.level > 0),
    ("a known farewell", _is_farewell),
    ("a date", _is_dated),
    ("running text", _is_text),
    ("words that open notes or contacts", lambda line, one: _cued(line, one, _ASIDE)),
    ("to whom the letter is", lambda line, one: _cued(line, one, _TO)),
    ("words that open a list", lambda line, one: _cued(line, one, ("statement",))),
    ("how to reach somebody", lambda line, _: gives_contact(line)),
    ("a few words with a comma behind", _ends_in_comma),
    ("a short sentence", _is_sentence),
    *_NAMED,
    ("a few words as a farewell has them", _may_part),
    ("what looks like a name", _is_like_name),
)
BELOW: tuple[Kind, ...] = (
    ("a date", _is_dated),
    ("running text", _is_text),
    ("words that open notes or contacts", lambda line, one: _cued(line, one, _ASIDE)),
    ("how to reach somebody", lambda line, _: gives_contact(line)),
    ("a greeting", lambda line, one: _cued(line, one, ("salutation",))),
    ("a heading", lambda line, _: line.level > 0),
    ("a farewell", _is_farewell),
    ("a list or a table", lambda line, _: bool(line.bullet or line.number is not None or len(line.cells) > 1)),
    *_NAMED,
    ("a line in small letters", lambda line, _: line.rest[:1].islower()),
    ("what looks like a name", _is_like_name),
)
