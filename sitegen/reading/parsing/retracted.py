"""Entries that no longer sign: "Jane Oak (signature withdrawn)", "(removed at her request)", a struck name.

Whoever asked not to stand on a list is no signatory: not listed, not counted, and the line is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from sitegen.core.model import Evidence, LineReading
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.dates import find_date
from sitegen.reading.parsing.drafts import Draft
from sitegen.reading.parsing.rules import overrule
from sitegen.reading.parsing.vocabulary import Vocabulary, fold, load_forms

_PARTS = re.compile(r"[()\[\]{}（）【】〔〕|:;,*_~]+|\s[-–—]+\s|\s-(?=\w)")
_EDGES = " .…\"'“”«»„’‘!"
_LONGEST_REASON = 8  # words behind one that says that a signature was retracted
_STRUCK = re.compile(  # at the beginning: Markdown's marks, tags, letters with a stroke laid over each
    r"[\W\d_]*?(?:~~(?=[^\s~])|<(?:s|del|strike)(?:\s[^<>]*)?>|[^\W_][\u0335\u0336])", re.IGNORECASE
)
_BEHIND_A_NAME = re.compile(r"[,;:)\]–—/-]")


def says_retracted(entry: str, vocabulary: Vocabulary) -> bool:
    """Return whether an entry says that it no longer signs.

    Of the signature it may say so anywhere ("signature withdrawn"). A word alone ("withdrawn") says it in brackets,
    behind a comma or a dash, or before a colon, if nothing but a reason or a day stands behind it: who "withdrew from
    the party" signs.
    """
    if _PARTS.search(entry) is None:
        whole = fold(entry).strip(_EDGES)
        return vocabulary.phrases("lists", "signature_retracted").match(whole) is not None or _says(whole, vocabulary)
    plain = fold(entry)
    if vocabulary.phrases("lists", "signature_retracted").search(plain) is not None:
        return True
    alone = vocabulary.phrases("lists", "retracted").search(plain)
    return alone is not None and any(_says(part, vocabulary) for part in _parts(plain))


def begins_struck(written: str) -> bool:
    """Return whether the name with which an entry begins, as it is written, is struck out."""
    return ("~~" in written or "<" in written or not written.isascii()) and _STRUCK.match(written) is not None


def _parts(plain: str) -> Iterator[str]:
    return (part for part in (part.strip(_EDGES) for part in _PARTS.split(plain)) if part)


def _says(part: str, vocabulary: Vocabulary) -> bool:
    found = vocabulary.phrases("lists", "retracted").match(part)
    if found is None:
        return False
    rest = part[found.end() :].strip(_EDGES)
    if not any(map(str.isalpha, rest)) or rest.startswith(tuple(f"{one} " for one in load_forms("unnamed_reasons"))):
        return True
    words = rest.split()
    if len(words) <= _LONGEST_REASON and any(word.startswith(tuple(load_forms("requests"))) for word in words):
        return True
    date = find_date(rest, vocabulary)
    around = vocabulary.phrases("dates", "fillers").sub(" ", f"{date.before} {date.after}") if date else rest
    return not any(map(str.isalpha, around))


def without_retracted(
    source: Source, context: Context, drafts: Iterable[Draft], readings: tuple[LineReading, ...]
) -> tuple[list[Draft], tuple[LineReading, ...]]:
    """Return the entries without those that no longer sign, whose lines are nobody's.

    Where others stand on the same line, it is theirs, too, and has the rule alone.
    """
    struck = frozenset(source.struck)
    left: list[Draft] = []
    gone: list[Draft] = []
    for one in drafts:
        if _is_gone(one, context, struck):
            gone += (one, *one.members)
            continue
        left.append(one)
        members = [member for member in one.members if _is_gone(member, context, struck)]
        if members:
            gone += members
            one.members[:] = [member for member in one.members if not _is_gone(member, context, struck)]
    lines = _lines(gone) | _hollow(context, struck)
    if not lines:
        return left, readings
    shared = _lines(each for one in left for each in (one, *one.members))
    why = "somebody stands here who no longer signs"
    theirs, nobodys = Evidence(RETRACTED, "signatory", why, 1.0), Evidence(RETRACTED, "furniture", why, 1.0)
    changed = tuple(
        overrule(one, theirs if one.line in shared else nobodys) if one.line in lines else one for one in readings
    )
    return left, changed


def _hollow(context: Context, struck: Collection[int]) -> set[int]:
    """Return the lines of lists on which nothing is left of what is struck out but a mark or a number."""
    return {line for line in struck if line > 0 and not context.facts[line - 1].letters and context.region(line - 1)}


def _lines(drafts: Iterable[Draft]) -> set[int]:
    """Return the lines (from 1) on which entries stand."""
    return {at + 1 for one in drafts for at in range(one.first, one.last + 1)}


def _is_gone(one: Draft, context: Context, struck: frozenset[int]) -> bool:
    """Return whether an entry no longer signs; what stood behind a name that is struck out is none."""
    entry, line = one.entry, context.facts[one.first]
    if says_retracted(entry, context.marks.vocabulary) or begins_struck(entry):
        return True
    if "<" in line.raw and entry.startswith(line.rest[:1]) and begins_struck(line.raw):  # tags are no part of entries
        return True
    return not struck.isdisjoint((0, one.first + 1)) and _BEHIND_A_NAME.match(entry) is not None
