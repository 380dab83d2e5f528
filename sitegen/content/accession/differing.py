"""What is new in a letter since people looked at it, in words: which of its parts, and on which lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from rapidfuzz.distance import OSA

from sitegen.content.accession.merging import shown_value
from sitegen.content.manuscript import Entry, entries_of
from sitegen.core.comparing import letters_of
from sitegen.core.model import Block, Contact, Footnote, Letter, Member, Signatory
from sitegen.core.source import said_lines

_MOST = 6  # places, or names, that a message tells
ALIKE = 0.75  # of two texts' letters that are the same, from which one is the other corrected
FEWEST_GONE = 2  # entries that a list lost with most others, of which a message warns

_Part = Block | Contact | Footnote | Entry


def what_changed(before: Letter, after: Letter) -> str:
    """Return what of `before` is another thing in `after`, in words; lines are those of the source of `after`."""
    return "; ".join((*_settings(before, after), *_parts(before, after)))


def _settings(before: Letter, after: Letter) -> Iterator[str]:
    for name in ("title", "date", "language", "statement", "addressees", "cc"):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield f"{name}: {shown_value(now)} (was: {shown_value(was)})"
    for name in ("total", "undisclosed", "bound"):
        was, now = getattr(before.stated, name), getattr(after.stated, name)
        if was != now:
            yield f"stated {name}: {shown_value(now)} (was: {shown_value(was)})"


def _parts(before: Letter, after: Letter) -> Iterator[str]:
    yield from _listed("contact", before.contacts, after.contacts)
    yield from _listed("paragraph", before.body, after.body)
    yield from _listed("footnote", before.footnotes, after.footnotes)
    was, now = ([*entries_of(one.signatories)] for one in (before, after))
    yield from _listed("entry of the list", was, now)
    yield from _headed(was, now)


def _listed(what: str, before: Sequence[_Part], after: Sequence[_Part]) -> Iterator[str]:
    """Yield what is new or said otherwise in a list, by its lines, and what is in it no more, by its words."""
    pairs = SequenceMatcher(None, [*map(_said, before)], [*map(_said, after)], autojunk=False).get_opcodes()
    changed = [one for kind, *_, first, last in pairs if kind != "equal" for one in after[first:last]]
    gone = [
        one
        for kind, first, last, start, end in pairs
        if kind != "equal"
        for one in _left_out(before[first:last], after[start:end])
    ]
    if changed:
        many = f"{len(changed)} {_plural(what)}" if len(changed) > 1 else what
        yield f"new or changed: {many}, on {_at(changed)}"
    if gone:
        many = f"{len(gone)} {_plural(what)}" if len(gone) > 1 else what
        yield f"gone: {many}, {', '.join(f'“{shown_value(one)}”' for one in gone[:_MOST])}{_more(gone)}"


def _headed(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[str]:
    """Yield the headings that entries which say the same stand under now."""
    under: dict[str, list[_Part]] = {}
    pairs = SequenceMatcher(None, [*map(_said, before)], [*map(_said, after)], autojunk=False)
    for at, to, size in pairs.get_matching_blocks():
        for was, now in zip(before[at : at + size], after[to : to + size], strict=True):
            if isinstance(was, Signatory) and isinstance(now, Signatory) and was.group != now.group:
                under.setdefault(now.group or "", []).append(now)
    for group, entries in under.items():
        many = f"{len(entries)} entries" if len(entries) > 1 else "entry"
        yield f"{f'under “{group}”' if group else 'under no heading'}: {many} of the list, on {_at(entries)}"


def _left_out(before: Sequence[_Part], after: Sequence[_Part]) -> list[_Part]:
    """Return the parts that are there no more, by their words; one in whose place one like it stands was changed."""
    was, now = Counter(map(shown_value, before)), Counter(map(shown_value, after))
    gone, new = (
        [one for one in some if shown_value(one) in left] for some, left in ((before, was - now), (after, now - was))
    )
    pairs = zip_longest(gone, new)
    return [one for one, other in pairs if one and not (other and _is_like(shown_value(one), shown_value(other)))]


def _is_like(one: str, other: str) -> bool:
    """Return whether two texts may be one that was corrected: they begin with the same word, or few letters differ."""
    return one.split()[:1] == other.split()[:1] or OSA.normalized_similarity(one, other) >= ALIKE


def replaced_list(before: Letter, after: Letter) -> str:
    """Return in words that most of a list stands on the new one no more, or "" where it does."""
    kept = {letters_of(text) for one in entries_of(after.signatories) for text in (one.entry, one.name)}
    was = [*entries_of(before.signatories)]
    gone = [one for one in was if kept.isdisjoint((letters_of(one.entry), letters_of(one.name)))]
    if len(gone) < FEWEST_GONE or len(gone) * 2 < len(was):
        return ""
    names = ", ".join(f"“{shown_value(one)}”" for one in gone[:_MOST])
    return f"{len(gone)} of the {len(was)} who stood on the list stand there no more: {names}{_more(gone)}"


def _said(one: _Part) -> Hashable:
    """Return all that a part says, wherever it stands in the source, and under whichever heading."""
    match one:
        case Block():
            return one.kind, one.text, one.level
        case Footnote():
            return one.marker, one.text
        case Contact():
            return one.person, one.organization, one.email
        case Member():
            return "member", one.name, one.entry
    return one.number, one.name, one.entry, one.kind, one.role, one.affiliation, one.place


def _place(one: _Part) -> tuple[int, int]:
    if isinstance(one, Block | Footnote):
        return one.first, max(one.first, one.last)
    return one.line, max(one.line, one.line if isinstance(one, Contact) else one.last)


def _at(some: Sequence[_Part]) -> str:
    return ", ".join(dict.fromkeys(said_lines(*_place(one)) for one in some[:_MOST])) + _more(some)


def _more(some: Sequence[_Part]) -> str:
    return f" and {len(some) - _MOST} more" if len(some) > _MOST else ""


def _plural(what: str) -> str:
    return "entries of the list" if what == "entry of the list" else f"{what}s"
