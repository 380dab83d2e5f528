"""Grounds for doubt in a reading that lists nobody: whatever says that somebody signed.

A petition, a form, a statement of one group lists nobody in truth. A reading that lost its list looks like one, but for
what the list leaves behind: words that open it, a total, names in rows, in sentences, in fields, at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.core.diagnostics.codes import DISBELIEVED_LIST
from sitegen.reading.formats.fields import Field, find_fields, names_authors
from sitegen.reading.labelling.enumerations import Row, find_rows
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts, read_facts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.persons import looks_like_person
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.vocabulary import load_forms, load_page_words
from sitegen.reading.parsing.vocabulary.phrases import any_of
from sitegen.reading.verdict.endings import (
    NEXT,
    at_end,
    dated,
    is_loose_name,
    is_over_picture,
    may_sign,
    over_day,
    pictured,
    under_farewell,
)
from sitegen.reading.verdict.outside import outside
from sitegen.reading.verdict.readings import Ground, Readings

RUN = 3  # lines like names in a row
FEWEST_BEHIND = 3  # lines like names behind the text that may be a list
FEWEST_FIELDS = 3  # names in fields above the text
FEWEST_IN_TEXT = 3  # names in a row within a sentence
SURELY_NAMED = 0.75  # likeness to a name of an item in a field
LONGEST_OPENER = 4  # words of a line that opens a list by itself, without a colon
LONGEST_ANNOUNCEMENT = 10  # words of a line without a colon that says that a list follows; longer ones say more
_NAME_FIELD = re.compile(r"\s*-?\s*(?:full_?)?(?:name|nom|nombre|nome|naam)\s*:\s*\S", re.IGNORECASE)
_MAY_SIGN = ("signatories", "supported", "unknown")  # what a field may hold by its name, of which nobody is listed
LONGEST_BLOCK = 6000  # characters of a paragraph that are looked at
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
# "y" and "e" are particles, and stand between two persons more often.
_PARTICLE = rf"(?:{any_of((load_forms('particles') | {'d’'}) - frozenset(load_page_words('and')))})"
_RUN = re.compile(rf"{_CAPITAL}[\w'’-]+(?: (?:{_PARTICLE}|{_CAPITAL}\.?|{_CAPITAL}[\w'’-]+)){{1,5}}")
_SENTENCE = re.compile(rf"(?<=[.!?:])\s+(?={_CAPITAL})")


def nothing_listed(read: Readings) -> Iterator[Ground]:
    """Nobody is listed, and what else says that somebody signed."""
    if read.entries:
        return
    end = read.page.units[-1].last + 1 if read.page.units else 1
    yield Ground("nobody-listed", "nobody was found who signed", end, end)
    for one in read.doubts:
        if one.code == DISBELIEVED_LIST.code and one.span:
            words = "lines that look like a list of names are not believed to be who signed"
            yield Ground("disbelieved", words, one.span.first, one.span.last)
    for ground in (
        _opened,
        pictured,
        _counted,
        _in_fields,
        _in_text,
        _behind_text,
        _in_a_row,
        at_end,
        dated,
        over_day,
        under_farewell,
    ):
        yield from ground(read)


def _opened(read: Readings) -> Iterator[Ground]:
    """Words that open a list stand over something, or at least stand in a letter that does not say how to sign."""
    page = read.page
    opened = [at for at, cue in enumerate(page.cue) if cue == "statement" and _announces(read, at)]
    if not opened:
        return
    over = next((at for at in reversed(opened) if _is_over_something(read, at)), None)
    if over is None and _is_to_be_signed(read):
        return
    line = page.units[opened[-1] if over is None else over].first + 1
    words = "words that open a list of signatories, and none was found"
    yield Ground("worded-and-nobody" if over is None else "opened-and-nobody", words, line, line)


def _announces(read: Readings, at: int) -> bool:
    """Return whether words by which a list is opened say that one follows.

    A link in brackets does not, nor who signs as a whole ("The undersigned."), nor the beginning of a sentence.
    """
    page, unit = read.page, read.page.units[at]
    text, marks = unit.facts.text, page.marks
    words = len(unit.facts.words)
    if text.startswith("(") or text.endswith("-") or (text.endswith(".") and words < LONGEST_OPENER):
        return False
    if ":" in unit.facts.rest[:80] or words <= LONGEST_OPENER or unit.facts.level:
        return True
    end = marks.facts[marks.blocks[marks.block_of[unit.first]].last]
    goes_on = page.prose[at] or words > LONGEST_ANNOUNCEMENT or (unit.last < end.index and not text.endswith("."))
    return not goes_on or end.text.endswith(COLONS)


def _is_to_be_signed(read: Readings) -> bool:
    """Return whether a letter asks its readers to sign, or shows how: it may have nobody yet."""
    marks = read.page.marks
    asked = any("appeal" in cues for cues in marks.cues)
    return asked or any(is_placeholder(unit.facts) for unit in read.page.units)


def _is_over_something(read: Readings, at: int) -> bool:
    """Return whether a unit opens a list by its form, and what stands below may be one: no form, no sentence."""
    page, facts = read.page, read.page.units[at].facts
    sent = read.reading.lines[page.units[at].first].winner.rule == "sender"
    if sent or "](" in facts.rest[:200] or facts.text.endswith(("-", ".")) or facts.text.startswith("("):
        return False
    if not (":" in facts.rest[:80] or facts.level or facts.text.endswith(",") or len(facts.words) <= LONGEST_OPENER):
        return False
    below = range(at + 1, min(at + 1 + NEXT, len(page.units)))
    if any(is_placeholder(page.units[one].facts) for one in below):
        return False
    held = ":" in facts.rest[:80] and not facts.text.endswith(COLONS)  # "Signed by: Tide Network"
    return held or is_over_picture(read, at) or any(may_sign(read, one) for one in below)


def _counted(read: Readings) -> Iterator[Ground]:
    total = read.reading.letter.stated.total
    if total:
        yield Ground("counted-and-nobody", f"the letter counts {total} signatories, and none was found", 1, 1)


def _in_fields(read: Readings) -> Iterator[Ground]:
    marks = read.page.marks
    front = [line.raw for line in marks.facts[: marks.front]]
    named = [at for at, line in enumerate(front, 1) if _NAME_FIELD.match(line)]
    fields = find_fields(front)
    yield from _authors(fields)
    for one in fields if len(named) < FEWEST_FIELDS else ():
        if one.held in _MAY_SIGN:
            some = zip(one.items, read_facts([item.text for item in one.items]), strict=True)
            like = [item.line + 1 for item, facts in some if _is_name(facts)]
            named = max(named, like, key=len)
    if len(named) >= FEWEST_FIELDS:
        words = f"{len(named)} names stand in fields above the text, and none is listed"
        yield Ground("fields-and-nobody", words, named[0], named[-1])


def _authors(fields: Sequence[Field]) -> Iterator[Ground]:
    """A field above the text names several persons as its authors: who write a letter together sign it."""
    for one in fields:
        if not names_authors(one.name):
            continue
        texts = [item.text for item in one.items] or re.split(r"[,;]| & ", one.value.strip("[]"))
        names = [text.strip(" '\"") for text in texts]
        if len(names) > 1 and all(looks_like_person(name) for name in names):
            words = f"{len(names)} persons stand in a field as authors, and nobody is listed"
            yield Ground("fields-and-nobody", words, one.line + 1, one.line + 1)
            return


def _is_name(facts: LineFacts) -> bool:
    return len(facts.words) > 1 and not facts.link and name_likeness(facts) > SURELY_NAMED


def _in_text(read: Readings) -> Iterator[Ground]:
    rows = list(find_rows(read.page.marks))
    most = max(rows, key=_count_full, default=None)
    if most is not None and _count_full(most) >= FEWEST_IN_TEXT:
        words = f"{len(most.names)} names stand in a row within a sentence, and none is listed"
        yield Ground("names-in-text", words, most.names[0].first + 1, most.names[-1].last + 1)
        return
    persons, line = persons_in_text(read.page.marks)
    if persons >= FEWEST_IN_TEXT:
        words = f"{persons} persons are named within a sentence, and none is listed"
        yield Ground("names-in-text", words, line + 1, line + 1)


def _count_full(row: Row) -> int:
    """Return how many names of a row have several words."""
    return sum(" " in one.text for one in row.names)


def _behind_text(read: Readings) -> Iterator[Ground]:
    last = max((at for at, prose in enumerate(read.page.prose) if prose), default=-1)
    behind = [read.page.units[at].first + 1 for at in outside(read) if at > last]
    if len(behind) >= FEWEST_BEHIND:
        words = f"{len(behind)} lines behind the text look like names, and none is listed"
        yield Ground("names-behind-text", words, behind[0], behind[-1])


def _in_a_row(read: Readings) -> Iterator[Ground]:
    run = 0
    for at, unit in enumerate(read.page.units):
        run = run + 1 if is_loose_name(read, at) else 0
        if run == RUN:
            words = f"{RUN} lines in a row look like names, and none is listed"
            yield Ground("run-and-nobody", words, unit.first + 1, unit.first + 1)
            return


def persons_in_text(marks: Landmarks) -> tuple[int, int]:
    """Return how many persons one sentence names at most, and on which line (from 0) its paragraph begins."""
    most, where = 0, 0
    for block in marks.blocks:
        if block.first < marks.front:
            continue
        text = flow([line.rest for line in marks.facts[block.first : block.last + 1]])[:LONGEST_BLOCK]
        for sentence in _SENTENCE.split(text):
            found = sum(has_given_name(" ".join(name.split()[:3])) for name in _RUN.findall(sentence))
            if found > most:
                most, where = found, block.first
    return most, where
