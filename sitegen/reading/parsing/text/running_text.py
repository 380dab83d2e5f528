"""Running text is the letter's, whatever it was taken for: a title, an addressee, a copy, a contact.

What a line is said to be by what stands around it (it stands over the letter, under "Cc:", it begins as contacts do)
goes wrong where a page has no salutation, or a sentence begins with such a word. A title or an address is kept as a
field; sentences would be kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from sitegen.core.comparing import letters_of
from sitegen.core.model import Evidence, LineReading, LineRole
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import gives_contact
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.names.persons import has_honorific, starts_with_role
from sitegen.reading.parsing.rules import overrule

FEWEST = 20  # words of running text; a title, an office with its institution, a party with its address have less
SHORTEST = 8  # words of one sentence with its full stop, which is no title where another line is the title
# Rules that say what a line is by its place or its first word alone; a label, or a field of front matter, is surer.
_PLACED = frozenset(("title-block", "title-heading", "goes-on", "address-block", "contact-opener", "contact-line"))
_TEXT = Evidence("sentences", "body", "these are sentences: text, whatever stands around them", 1.0)


def keep_text(
    context: Context, readings: Sequence[LineReading], title: str | None, is_told: Callable[[LineReading], bool]
) -> tuple[LineReading, ...]:
    """Return the readings with sentences as text that were read as a field, but for the letter's `title`.

    `is_told` says whether a person said what a line is.
    """
    named = letters_of(title or "")
    found = list(readings)
    for run in _runs(
        context, readings, lambda one: letters_of(context.facts[one.line - 1].rest) in named or is_told(one)
    ):
        lines = tuple(context.facts[one.line - 1] for one in run)
        role = run[0].winner.role
        if not _is_text(lines, role) and not (role == "title" and named and _ends_sentence(lines[-1])):
            continue
        for one in run:
            found[one.line - 1] = overrule(one, _TEXT)
    return tuple(found)


def _runs(
    context: Context, readings: Sequence[LineReading], is_set: Callable[[LineReading], bool]
) -> Iterator[list[LineReading]]:
    """Yield the lines of one field that stand in one block, without those that are set."""

    def place(one: LineReading) -> tuple[LineRole, int] | None:
        placed = one.winner.rule in _PLACED and not is_set(one)
        return (one.winner.role, context.marks.block_of[one.line - 1]) if placed else None

    for there, run in groupby(readings, place):
        if there is not None:
            yield list(run)


def _is_text(lines: tuple[LineFacts, ...], role: LineRole) -> bool:
    if role == "contact" and any(has_email(line.text) or gives_contact(line) for line in lines):
        return False
    if role == "addressee" and all(has_honorific(line.rest) or starts_with_role(line.rest) for line in lines):
        return False  # a party on each line, each with its office
    return sum(len(line.words) for line in lines) >= FEWEST and is_prose(lines)


def _ends_sentence(line: LineFacts) -> bool:
    """Return whether a line is a sentence, or ends one; or whether it leads on to what stands below it."""
    return (len(line.words) >= SHORTEST and line.text.endswith((".", "။", "。"))) or line.text.endswith(COLONS)
