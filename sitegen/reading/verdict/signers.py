"""Grounds for doubt in who signs: the letter is about one of them, or its words speak against them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core.diagnostics.codes import (
    ODD_HEADING,
    SAYS_WHO_SIGNS,
    SENDER_ABOVE,
    TITLED_SIGNER,
    UNSURE_SENDER,
    WITHDRAWN_ENTRY,
)
from sitegen.reading.parsing.vocabulary import load_phrases
from sitegen.reading.verdict.readings import Ground, Readings

FEW = 5  # signatories of a letter that one of its own title, or of its victims, may have been taken for
LONGEST = 12  # words of a line that says what was done to somebody
LONG = 100  # entries of a list in which many headings are of unknown words: a diagnostic tells of them
SHORT = 20  # entries of a list in which some have marks and others have none
NEAR, BLOCK = 4, 3  # units below a list, and lines of one block there, that may sign as well
_YEARS = re.compile(r"\(?\d{4} ?[-–—] ?\d{4}\)?$")


def doubtful_signers(read: Readings) -> Iterator[Ground]:
    """Words of the letter say, or may say, that one who is listed does not sign, or that another does."""
    few, middling = len(read.entries) <= FEW, len(read.entries) <= LONG
    for code, name, words, holds in (
        (TITLED_SIGNER, "signer-titled", "the title or the addressee names one who is listed", few),
        (WITHDRAWN_ENTRY, "signer-withdrawn", "an entry says that it does not sign", True),
        (ODD_HEADING, "odd-heading", "a part of the list stands under a heading of unknown words", middling),
        (SENDER_ABOVE, "sender-above", "who sends the letter is named above its text alone", True),
        (UNSURE_SENDER, "sender-unsure", "who is listed may not be the sender", True),
        (SAYS_WHO_SIGNS, "says-who-signs", "a line below the list says that somebody signs", few),
    ):
        spans = [one.span for one in read.doubts if one.code == code.code and one.span]
        if spans and holds:
            yield Ground(name, words, spans[0].first, spans[-1].last)
    if few:
        yield from _told_of(read)
    yield from _half_marked(read)
    yield from _block_below(read)


def _told_of(read: Readings) -> Iterator[Ground]:
    """A line of an entry, or the one below it, says what was done to somebody, or when they lived and died."""
    marks = read.page.marks
    phrases = load_phrases("lists", "others_named")
    for one in read.entries:
        lines = [line for line in marks.facts[one.line - 1 : one.last + 1] if 0 < len(line.words) <= LONGEST]
        lived = any(_YEARS.match(line.rest) for line in marks.facts[one.line - 1 : one.last + 2])
        if lived or any(phrases.search(line.plain) for line in lines):
            yield Ground("signer-told-of", "a listed name may be somebody the letter is about", one.line, one.last)
            return


def _half_marked(read: Readings) -> Iterator[Ground]:
    """A short list that no words open begins without marks and goes on with them, or the other way."""
    entries, facts = read.entries, read.page.marks.facts
    marked = [bool(facts[one.line - 1].bullet) for one in entries]
    opened = any(one.winner.role in ("statement", "group") for one in read.reading.lines)
    if 2 < len(entries) <= SHORT and any(marked) and not all(marked) and marked[0] != marked[-1] and not opened:
        yield Ground("half-marked", "some entries have bullets and others have none", entries[0].line, entries[-1].last)


def _block_below(read: Readings) -> Iterator[Ground]:
    """A block of lines like names stands a few lines below a list, and is on none."""
    page = read.page
    if not 0 < len(read.entries) <= SHORT:
        return
    last = max(one.last for one in read.entries)
    below = [at for at, unit in enumerate(page.units) if unit.first >= last][: NEAR + BLOCK]
    free = [
        at for at in below if page.namely[at]
        and read.reading.lines[page.units[at].first].winner.role in ("noise", "closing")
        and read.reading.lines[page.units[at].first].winner.rule != "named-others"
        and not page.units[at].facts.bullet
        and not page.marks.cues[page.units[at].first]
    ]  # fmt: skip
    for at in free[: -BLOCK + 1]:
        if {at, at + 1, at + 2} <= set(free):
            first, end = page.units[at].first + 1, page.units[at + BLOCK - 1].first + 1
            yield Ground("block-below", "lines like names stand below the list, and are on none", first, end)
            return
