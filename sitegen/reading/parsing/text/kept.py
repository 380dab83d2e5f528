"""Nothing is lost: a line that was taken for a field of the letter, and that no field holds in the end, is its text.

A letter has one title, one date, one statement over its list. What else was taken for such (a preamble, a second
dateline, a heading over nobody) would stand nowhere but in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.core.comparing import letters_of
from sitegen.core.model import Evidence, Letter, LineReading, LineRole
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.datelines import day_of, is_of_page
from sitegen.reading.parsing.fields.title_words import cleaned
from sitegen.reading.parsing.lines.dates import FoundDate, find_date, in_either_order
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.likeness import sentence_words
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.rules import PERSON_SAID, overrule
from sitegen.reading.parsing.vocabulary import load_phrases

RULE = "kept-text"
LONGEST_ADDRESS = 5  # words of a line of an address that a party may be named without: its street, its town
MOST_SIGNERS = 20  # whose names may stand among the parties; longer lists do not stand over a letter
_FILED = ("front-matter", PERSON_SAID)  # fields of the file, and what a person said, stand as they are


@dataclass(frozen=True, slots=True)
class Held:
    """What the fields of a letter hold, as letters and figures alone; `listed` are the lines of the entries."""

    title: str
    date: str
    parties: str
    openers: str
    groups: str
    listed: frozenset[int]


def _held_by(letter: Letter) -> Held:
    entries = letter.signatories
    spans = [(one.line, one.last) for one in entries]
    spans += [(one.line, one.last) for entry in entries for one in entry.members]
    groups = letters_of(" ".join(dict.fromkeys(one.group for one in entries if one.group)))
    return Held(
        title=letters_of(letter.title or ""),
        date=letter.date or "",
        parties=letters_of(" ".join((*letter.addressees, *letter.cc, *(one.entry for one in entries[:MOST_SIGNERS])))),
        openers=letters_of(letter.statement or "") + groups,
        groups=groups,
        listed=frozenset(line for first, last in spans for line in range(first, last + 1)),
    )


def keep_lines(context: Context, readings: Sequence[LineReading], letter: Letter) -> tuple[LineReading, ...]:
    """Return the readings with those lines as text that no field of the letter holds.

    The day on which a page was put up or changed is the page's own.
    """
    held = _held_by(letter)
    first = min(held.listed, default=len(readings) + 1)
    found = list(readings)
    for at, one in enumerate(readings):
        test = _TESTS.get(one.winner.role)
        why = test(context.facts[at], held, context) if test and one.winner.rule not in _FILED else None
        if why is not None:
            role = _role(one.winner.role, context.facts[at], context, below=one.line > first)
            found[at] = overrule(one, Evidence(RULE, role, f"{why}, so it is text", 1.0))
    return tuple(found)


def as_taken(readings: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return the readings as they were before lines became text because no field holds them."""
    return tuple(
        replace(one, winner=one.rivals[0], rivals=one.rivals[1:]) if one.winner.rule == RULE else one
        for one in readings
    )


def _role(was: LineRole, line: LineFacts, context: Context, *, below: bool) -> LineRole:
    date = context.marks.dates.get(line.index) if was == "date" else None
    if date is not None and is_of_page(date):
        return "furniture"
    return "closing" if below else "heading" if line.level else "body"


def _untitled(line: LineFacts, held: Held, context: Context) -> str | None:
    """Return why a line is no title; None if the title holds it, a label before it and a day behind it aside."""
    found = find_date(line.rest)
    texts = [cleaned(line.rest), without_label(line.rest, context)]
    if found and found.iso and found.iso == held.date:
        texts.append(f"{found.before} {found.after}")
    keys = [letters_of(text) for text in texts]
    titled = any(key in held.title for key in keys)
    return None if titled else "it is not the title"


def _undated(line: LineFacts, held: Held, context: Context) -> str | None:
    """Return why a line with a date is text: its day is not the letter's, or it says more than a day."""
    found = context.marks.dates.get(line.index)
    if found is None:
        month = context.marks.months.get(line.index)
        return None if month and held.date.startswith(month.iso or "-") else "it is not the letter's date"
    if held.date not in (day_of(found, context), *in_either_order(found)):
        return "its day is not the letter's"
    return "it says more than a day" if _says_more(found) else None


def _says_more(found: FoundDate) -> bool:
    """Return whether words of sentences stand beside a date."""
    plain = load_phrases("dates", "fillers").sub(" ", f"{found.before} {found.after}")
    return sentence_words(tuple(plain.split())) > 0


def _unlisted(line: LineFacts, held: Held, context: Context) -> str | None:  # noqa: ARG001
    return None if line.index + 1 in held.listed else "no entry of the list holds it"


def _opens_nothing(line: LineFacts, held: Held, context: Context) -> str | None:  # noqa: ARG001
    known = line.index + 1 in held.listed or letters_of(line.rest) in held.openers
    return None if known else "it stands over no list"


def _heads_nobody(line: LineFacts, held: Held, context: Context) -> str | None:  # noqa: ARG001
    return None if letters_of(line.rest) in held.groups else "nobody is listed below it"


def _names_no_party(line: LineFacts, held: Held, context: Context) -> str | None:
    """Return why a line is no party's; a short one, or one with figures, may be of an address that names no street."""
    if len(line.words) <= LONGEST_ADDRESS or has_email(line.text) or any(map(str.isdecimal, line.text)):
        return None
    said = letters_of(without_label(line.rest, context))
    return None if said in held.parties else "it names nobody to whom the letter goes"


_TESTS: Mapping[LineRole, Callable[[LineFacts, Held, Context], str | None]] = {
    "title": _untitled,
    "date": _undated,
    "statement": _opens_nothing,
    "group": _heads_nobody,
    "signatory": _unlisted,
    "member": _unlisted,
    "addressee": _names_no_party,
    "cc": _names_no_party,
}
