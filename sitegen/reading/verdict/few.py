"""Grounds for doubt in a list of a few: it holds what somebody is or where, or a person stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.model import Member, Signatory
from sitegen.reading.parsing.lines.facts import LineFacts, read_facts
from sitegen.reading.parsing.lists.doers import doer_on
from sitegen.reading.parsing.lists.sign_off import DASHES
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.naming import name_in
from sitegen.reading.parsing.names.persons import (
    is_office,
    is_place,
    looks_like_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.postal import is_address, reaches
from sitegen.reading.verdict.readings import Ground, Readings

MOST = 7  # entries of such a list
PART = 0.5  # share of entries that say what or where somebody is, from which the list is read wrongly
NEAR = 3  # units below a list in which one more may sign
DIGITS = 4  # of an entry that is a telephone, a house, a town's code


def of_few(read: Readings) -> Iterator[Ground]:
    """Entries of a short list are no names by themselves, or a person stands below it, and is not listed."""
    entries = read.entries
    if not 0 < len(entries) <= MOST:
        return
    nameless = _nameless(entries)
    if nameless and len(nameless) >= PART * len(entries):
        words = f"{len(nameless)} of {len(entries)} entries say what or where somebody is, and name nobody"
        yield Ground("few-nameless", words, nameless[0].line, nameless[-1].last)
    left = _left_below(read)
    if left is not None:
        line = left.index + 1
        yield Ground("few-and-another", "what stands below those listed may sign, too", line, line)
    marked = _signed_alike(read)
    if marked is not None:
        line = marked.index + 1
        yield Ground("few-signed-within", "a line is marked as those listed are, and not listed", line, line)


def _nameless(entries: list[Signatory | Member]) -> list[Signatory | Member]:
    """Return the entries that name nobody; beside such ones a single word is a town or a house, rather."""
    found = [one for one in entries if _says_no_name(one)]
    return [one for one in entries if one in found or " " not in one.name] if found else []


def _says_no_name(one: Signatory | Member) -> bool:
    """Return whether an entry is an office, a place, an address or a way to reach somebody, and no name."""
    whole, first = read_facts([one.name, name_in(one.name)])
    figures = sum(map(str.isdecimal, first.text)) >= DIGITS
    return is_office(one.name) or figures or is_place(one.name) or is_address(whole) or reaches(first)


def _signed_alike(read: Readings) -> LineFacts | None:
    """Return a line by itself above a list that has a person's name behind the dash or tilde that its entries have."""
    facts = read.page.marks.facts
    marks = {facts[one.line - 1].bullet for one in read.entries}
    if not marks <= set(DASHES):
        return None
    for unit in read.page.units:
        line = unit.facts
        alone = read.page.marks.block_at(unit.first).first == read.page.marks.block_at(unit.first).last
        named = looks_like_person(line.rest)
        if unit.first + 1 < read.entries[0].line and line.bullet in marks and alone and named:
            return line
    return None


def _left_below(read: Readings) -> LineFacts | None:
    """Return the first line below a list, or below offices under it, that names a person and could not be placed."""
    page, last = read.page, max(one.last for one in read.entries)
    below = [unit for unit in page.units if unit.first >= last][:NEAR]
    for unit in below:
        role = read.reading.lines[unit.first].winner.role
        name = doer_on(unit.facts) or name_in(unit.facts.rest)
        if role == "noise" and looks_like_person(name) and has_given_name(name):
            return unit.facts
        if not starts_with_role(unit.facts.rest):
            break
    return None
