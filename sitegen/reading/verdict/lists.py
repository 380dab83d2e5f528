"""Grounds for doubt in where a list stands and how its entries look among the units of the letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.vocabulary import load_vocabulary, load_words
from sitegen.reading.verdict.readings import Ground, Readings, densest

UNLIKE = 0.6  # likeness to a name from which a unit is like one
FEW = 3  # entries of a list of which nothing can be said by counting
ANSWERS = 3  # units behind a farewell that may say who says it


def stands_oddly(read: Readings) -> Iterator[Ground]:
    """The list stands before the text, in pieces, or with names right above or below it."""
    places = _places(read)
    if not places:
        return
    page = read.page
    first, last = page.units[places[0]].first + 1, page.units[places[-1]].last + 1
    total = page.sentences[-1]
    before, behind = page.sentences[places[0]], total - page.sentences[places[-1] + 1]
    if total >= MUCH_TEXT and before <= 0.1 * total:
        yield Ground("before-text", "the list stands before the text", first, last)
    elif behind >= MUCH_TEXT and behind > before:
        yield Ground("text-behind", "most of the text stands behind the list", first, last)
    within = total - before - behind
    held = set(places)
    parted = len(places) <= SHORT and any(page.prose[at] for at in range(places[0], places[-1]) if at not in held)
    if parted or (within >= 3 and within > 0.1 * len(places)):
        name = "text-within-few" if parted else "text-within"
        yield Ground(name, "running text stands between entries", first, last)
    near = [at for at in (places[0] - 1, places[-1] + 1) if _is_name_beside(read, at)]
    if near:
        line = page.units[near[0]].first + 1
        yield Ground("name-beside", "what stands right beside the list looks like a name, too", line, line)


MUCH_TEXT = 4  # units of running text
SHORT = 8  # entries of a list that no text parts, and in which nobody is addressed


def _places(read: Readings) -> list[int]:
    """Return the places of the units on whose lines entries begin."""
    lines = set(read.chosen)
    return [at for at, unit in enumerate(read.page.units) if unit.first + 1 in lines]


def _is_name_beside(read: Readings, at: int) -> bool:
    page = read.page
    if not 0 <= at < len(page.units):
        return False
    unit = page.units[at]
    role = read.reading.lines[unit.first].winner.role
    plain = page.namely[at] and not unit.facts.level and page.cue[at] is None and not unit.facts.text.endswith(":")
    return plain and len(unit.facts.words) > 1 and role in ("body", "noise")


def looks_oddly(read: Readings) -> Iterator[Ground]:
    """Entries hardly look like names, are shaped in many ways, or lead to other pages as the items of a menu do."""
    places = _places(read)
    if len(places) <= FEW:
        return
    page = read.page
    lines = [page.units[at].first + 1 for at in places]
    unlike = [page.units[at].first + 1 for at in places if page.likeness[at] < UNLIKE]
    if len(unlike) >= 0.3 * len(places):
        words = f"{len(unlike)} of {len(places)} lines of the list do not look like names"
        yield Ground("entries-unlike", words, *densest(unlike))
    shapes = Counter((page.shape[at], page.marks.facts[page.units[at].first].level) for at in places)
    if shapes.most_common(1)[0][1] < 0.7 * len(places):
        yield Ground("entries-uneven", "the lines of the list are of many shapes", lines[0], lines[-1])
    short = [page.units[at].first + 1 for at in places if len(page.units[at].facts.words) == 1]
    if len(short) >= 0.6 * len(places):
        yield Ground("entries-one-word", f"{len(short)} of {len(places)} entries are one word", *densest(short))
    linked = [line for line in lines if _leads_within(page.marks.facts[line - 1].text)]
    if len(linked) >= 0.5 * len(lines):
        words = f"{len(linked)} of {len(lines)} entries lead to other pages of the same site"
        yield Ground("entries-lead-within", words, *densest(linked))


def _leads_within(text: str) -> bool:
    """Return whether a line holds a link without a host: to a page of the same site."""
    _, found, address = text.partition("](")
    return bool(found) and not address.startswith(("http", "mailto:", "//"))


def unanswered_farewell(read: Readings) -> Iterator[Ground]:
    """A farewell stands over names, and none of them is on the list."""
    page, taken = read.page, set(read.chosen)
    closings = [at for at, cue in enumerate(page.cue) if cue == "closing"]
    if not closings:
        return
    at = closings[-1]
    below = range(at + 1, min(at + 1 + ANSWERS, len(page.units)))
    if any(page.units[one].first + 1 in taken for one in (at, *below)):
        return
    named = [
        one
        for one in below
        if page.namely[one] and len(page.units[one].facts.words) > 1 and not is_placeholder(page.units[one].facts)
    ]
    line = page.units[at].first + 1
    if named:
        name = "farewell-unanswered" if read.chosen else "farewell-and-nobody"
        yield Ground(name, "a farewell stands over names that are on no list", line, page.units[named[-1]].first + 1)


def worded_oddly(read: Readings) -> Iterator[Ground]:
    """Lines of the list are worded as what stands elsewhere, a farewell stands within it, some are for a program."""
    page = read.page
    facts, cues = page.marks.facts, page.marks.cues
    lines = sorted(set(read.chosen))
    if not lines:
        return
    worded = [line for line in lines if not ELSEWHERE.isdisjoint(cues[line - 1])]
    if worded:
        words = f"{len(worded)} lines of the list are worded as what stands below or beside one"
        yield Ground("entries-worded-otherwise", words, *densest(worded))
    addressed = [line for line in lines if _addresses(read, line)]
    if addressed and len(lines) <= SHORT:
        yield Ground("entries-addressed", "a line of the list addresses somebody", addressed[0], addressed[0])
    within = [unit.first + 1 for at, unit in enumerate(page.units) if page.cue[at] == "closing"]
    within = [line for line in within if lines[0] < line <= lines[-1]]
    if within:
        yield Ground("farewell-within", "a farewell stands in the midst of the list", within[0], within[0])
    coded = [line for line in lines if _CODE.match(facts[line - 1].text)]
    if coded:
        yield Ground("entries-code", f"{len(coded)} lines of the list are written for a program", *densest(coded))


def _addresses(read: Readings, line: int) -> bool:
    """Return whether a line begins as one that addresses somebody, in the letter's language or with a greeting's end.

    What greets in another language is a name ("Cara Elm"), and so is what stands behind an honorific ("Sr. Ann Poe").
    """
    facts, cues = read.page.marks.facts[line - 1], read.page.marks.cues[line - 1]
    if "addressee" in cues or ("salutation" in cues and facts.text.endswith(GREETING_ENDS)):
        return True
    own = load_vocabulary().only(read.reading.letter.language).cue("salutation", facts.plain)
    said = facts.plain[: len(facts.plain) - len(own)].strip(" .") if own else ""
    return own is not None and said not in load_words("letters", "honorifics")


# Words that begin a line of a letter that is no entry.
ELSEWHERE = frozenset(("cc", "attachment", "page"))
GREETING_ENDS = (",", ":", "!", "၊")
_CODE = re.compile(r"@\w+\(|\{[{%]|</?\w+>$")
