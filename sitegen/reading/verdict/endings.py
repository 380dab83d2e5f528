"""Grounds for doubt where a text ends and nobody is listed: a name, a name and a day, a farewell over something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.lists.body_start import first_appendix
from sitegen.reading.parsing.names.persons import is_east_asian_person
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.verdict.readings import Ground, Readings

NEXT = 2  # units behind the text, or below words that open a list, that are looked at
LONGEST_ENTRY = 14  # words of a line under words that open a list, that may be an entry
FEWEST_OVER, LONGEST_OVER = 4, 20  # units of a letter that ends in a day, and words of the line over it
LONGEST_SIGNATURE = 8  # words of a line at the end of the text on which somebody may have signed
_PICTURE = re.compile(r"<img\b|!\[", re.IGNORECASE)
_NOTHING_OF_LETTER = frozenset(("furniture", "date", "contact", "link", "footnote", "addressee"))


def at_end(read: Readings) -> Iterator[Ground]:
    """What looks like a name stands where the text ends, or a line on which somebody may have signed."""
    if read.maybe:
        yield Ground("name-at-end", "somebody may sign here, and nobody is listed", read.maybe, read.maybe)
        return
    page, stop = read.page, first_appendix(read.page.marks)
    last = max((at for at, prose in enumerate(page.prose) if prose), default=-1)
    text = max((at for at, prose in enumerate(page.prose) if prose and page.units[at].first < stop), default=-1)
    for name, end, fits in (("name-at-end", last, is_loose_name), ("line-at-end", text, may_sign)):
        if end < 0:
            continue  # what has no text has no end of it
        for at in range(end + 1, min(end + 1 + NEXT, len(page.units))):
            facts = page.units[at].facts
            short = len(facts.words) <= LONGEST_SIGNATURE
            if short and fits(read, at) and not (facts.bullet or facts.number is not None):
                line = page.units[at].first + 1
                words = "where the text ends stands what looks like a name, and none is listed"
                yield Ground(name, words, line, line)
                return
    yield from _above_rule(read)


def _above_rule(read: Readings) -> Iterator[Ground]:
    """What looks like a name stands behind text and above a rule, below which something else begins."""
    page, facts = read.page, read.page.marks.facts
    for at, unit in enumerate(page.units[:-1]):
        behind = any(page.prose[max(0, at - NEXT) : at])
        ruled = any(line.hollow for line in facts[unit.last + 1 : page.units[at + 1].first])
        if behind and ruled and len(unit.facts.words) <= LONGEST_SIGNATURE and is_loose_name(read, at):
            line = unit.first + 1
            yield Ground("name-at-end", "what looks like a name stands behind text and above a rule", line, line)
            return


def dated(read: Readings) -> Iterator[Ground]:
    """A person's name stands with a day on one line behind text, as of somebody who signs and says when."""
    page = read.page
    first = next((at for at, prose in enumerate(page.prose) if prose), len(page.prose))
    for at in range(first + 1, len(page.units)):
        facts = page.units[at].facts
        if not page.person[at] or page.prose[at] or len(facts.words) > LONGEST_SIGNATURE or facts.link:
            continue
        name, mark, rest = facts.rest.partition(",")
        if mark and len(name.split()) > 1 and find_date(rest.strip()):
            line = page.units[at].first + 1
            yield Ground("name-and-day", "a name and a day stand on one line, and nobody is listed", line, line)
            return


def over_day(read: Readings) -> Iterator[Ground]:
    """The last line over the day with which a letter ends may name who writes it: it is no sentence, and has a name."""
    page = read.page
    shown = [at for at, unit in enumerate(page.units) if unit.facts.shown]
    if len(shown) < FEWEST_OVER or page.units[shown[-1]].first not in page.marks.dates:
        return
    at = shown[-2]
    facts = page.units[at].facts
    named = any(word[:1].isupper() for word in facts.words[1:])
    sentence = facts.text.endswith((".", "?", "!", ":", "။", "。")) or facts.level or facts.link or facts.bullet
    if named and not sentence and facts.number is None and len(facts.words) <= LONGEST_OVER:
        line = page.units[at].first + 1
        yield Ground(
            "line-over-day", "the line over the day at the end may name who signs, and none is listed", line, line
        )


def under_farewell(read: Readings) -> Iterator[Ground]:
    """A farewell stands over a short line that holds a name and more."""
    page = read.page
    for at in range(len(page.units) - 1):
        facts = page.units[at + 1].facts
        short = page.cue[at] == "closing" and len(facts.words) <= LONGEST_ENTRY and not page.namely[at + 1]
        plain = not (facts.link or facts.hollow or is_placeholder(facts))
        if short and plain and any(word[:1].isupper() for word in facts.words[1:]):
            line = page.units[at + 1].first + 1
            yield Ground("farewell-and-nobody", "a farewell stands over names that are on no list", line, line)
            return


def pictured(read: Readings) -> Iterator[Ground]:
    """A farewell stands over a picture: of a signature, or of the logos of those who sign."""
    page = read.page
    closings = [at for at, cue in enumerate(page.cue) if cue == "closing" and is_over_picture(read, at)]
    if closings:
        line = page.units[closings[-1]].first + 1
        yield Ground("farewell-over-picture", "a farewell stands over a picture, and nobody is listed", line, line)


def is_over_picture(read: Readings, at: int) -> bool:
    """Return whether a picture stands right below a unit: the names may be on it."""
    units, facts = read.page.units, read.page.marks.facts
    end = units[at + 1].first if at + 1 < len(units) else len(facts)
    return any(_PICTURE.search(line.raw[:200]) for line in facts[units[at].last + 1 : end])


def may_sign(read: Readings, at: int) -> bool:
    """Return whether somebody may have signed on a unit: few words, no sentence, no heading, nothing of the page."""
    unit = read.page.units[at]
    facts = unit.facts
    if facts.level or facts.link or facts.hollow or read.page.prose[at] or unit.first in read.page.marks.dates:
        return False
    if len(facts.words) > LONGEST_ENTRY or facts.text.endswith((".", "?", "!")) or ":" in facts.text:
        return False
    return read.reading.lines[unit.first].winner.role not in _NOTHING_OF_LETTER and read.page.cue[at] is None


def is_loose_name(read: Readings, at: int) -> bool:
    """Return whether a unit that is part of nothing looks like a name: of several words, no heading, no sentence."""
    unit = read.page.units[at]
    shown = is_placeholder(unit.facts) or "://" in unit.facts.text
    plain = not (unit.facts.level or unit.facts.text.endswith((".", ":")) or shown) and read.page.cue[at] is None
    role = read.reading.lines[unit.first].winner.role
    several = len(unit.facts.words) > 1 or is_east_asian_person(unit.facts.rest)
    return read.page.namely[at] and role in ("body", "noise") and several and plain
