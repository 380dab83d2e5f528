"""Where else a withheld name stands, or one like it: in copies and versions of a letter, in other letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.manuscript import entries_of
from sitegen.content.private import PrivateRecord, names_of, open_nowhere
from sitegen.content.transcriptions import Understood
from sitegen.content.withholding.copies import Copies
from sitegen.content.withholding.own import Let
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    FEWER_WITHHELD,
    FIRST_OPEN_SIGNATURE,
    LIKE_A_WITHHELD_NAME,
    NAMED_IN_VERSION,
    OPEN_ELSEWHERE,
)
from sitegen.core.model import Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity.bare import known_as
from sitegen.identity.folds import fold, key
from sitegen.identity.recognition import Recognizer


def named_in(
    manuscripts: Sequence[Manuscript], forms: Mapping[str, frozenset[str]], copies: Copies
) -> Iterator[Diagnostic]:
    """Yield the entries that name, in a copy or version of a letter, whom it withholds, in any of the `forms`."""
    for one in manuscripts:
        if one.letter_id not in forms:
            continue
        guard = Recognizer(forms[one.letter_id])
        ours, gone = _lines_of_list(one)
        for other, reason in copies.of(one):
            if _is_let(one, other):
                continue
            named = 0
            for entry in entries_of(other.letter.signatories):
                like = guard.is_like(entry.name)
                if like is None:
                    continue
                named += 1
                code = NAMED_IN_VERSION if like else LIKE_A_WITHHELD_NAME
                yield code.at(
                    Span.line(other.path, entry.written or 1),
                    f"whom {one.letter_id} withholds {'is' if like else 'may be'} named here; {other.letter_id} is "
                    f"{reason}",
                    f"withhold the signatory here, too: sitegen withhold {other.letter_id} {entry.line or 'LINE'}; "
                    f"or, if this is another letter, {_let(one, other)}",
                )
            theirs, mine = _lines_of_list(other)
            if not named and len(mine) < len(gone) and len(theirs) >= len(ours):
                at = _at_the_places(ours, gone, theirs, mine)
                find = f"at the same {'place stands' if len(at) == 1 else 'places stand'} {' '.join(map(str, at))}"
                yield FEWER_WITHHELD.at(
                    Span.line(other.path, 1),
                    f"{one.letter_id} withholds {len(gone)}, and {other.letter_id}, {reason}, withholds {len(mine)} of "
                    "a list as long; it may name them in another language",
                    f"{f'{find}; look, and' if at else 'find the line:'} sitegen withhold {other.letter_id} "
                    f"{' '.join(map(str, at)) or 'LINE'}; if they are not on it, {_let(one, other)}",
                )


def _lines_of_list(one: Manuscript) -> tuple[list[int], list[int]]:
    """Return the lines of all who stand on a letter's list, in order, and of those whom it withholds."""
    gone = sorted(each.first for each in one.withheld if each.of == "signatory" for _ in range(each.count))
    return sorted([*gone, *(entry.line for entry in entries_of(one.letter.signatories))]), gone


def _at_the_places(ours: Sequence[int], gone: Sequence[int], theirs: Sequence[int], mine: Sequence[int]) -> list[int]:
    """Return the open lines of a list that have the places which withheld lines have on one of the same length."""
    if len(ours) != len(theirs) or not all(theirs):
        return []
    return [line for line in dict.fromkeys(theirs[ours.index(each)] for each in gone) if line not in mine]


def named_openly(
    manuscripts: Sequence[Manuscript], forms: Mapping[str, frozenset[str]], private: Sequence[PrivateRecord]
) -> Iterator[Diagnostic]:
    """Yield the entries that name openly whom another letter withholds, or that are like them or hold their names."""
    let = {one for m in manuscripts if m.withheld for one in names_let(m, None, names_of(private, m.letter_id))}
    told = {(one.span, one.severity): one for one in open_elsewhere(manuscripts, forms, let, private)}
    yield from told.values()
    at = {one.span for one in told.values()}
    allowed = frozenset(words for one in private for words in one.allowed)
    guard = Recognizer(frozenset().union(*forms.values()), allowed, allowed)
    yield from (one for one in like_a_withheld_name(manuscripts, guard) if one.span not in at)


def open_elsewhere(
    letters: Sequence[Manuscript], forms: Mapping[str, frozenset[str]], let: Let, private: Sequence[PrivateRecord]
) -> Iterator[Diagnostic]:
    """Yield the letters that openly name whom another one withholds: place and alphabet can tell who that is.

    Who was open nowhere when they were withheld (`private`) is open on a letter only once a person says so.
    """
    where: dict[str, list[tuple[Manuscript, int, int]]] = {}
    for one in letters:
        for entry in entries_of(one.letter.signatories):
            for known in known_as(entry.name):
                where.setdefault(known, []).append((one, entry.written, entry.line))
    told: set[tuple[str, str]] = set()
    allowed = frozenset().union(*(known_as(words) for one in private for words in one.allowed))
    for one in letters:
        nowhere = {name for name in open_nowhere(private, one.letter_id) if allowed.isdisjoint(known_as(name))}
        for name in sorted(forms.get(one.letter_id, ()), key=lambda name: (name not in nowhere, name)):
            for known in sorted(known_as(name)):
                for other, written, line in where.get(known, ()):
                    pair = one.letter_id, f"{other.letter_id}:{written}"
                    if other is one or pair in told or (one.letter_id, other.letter_id, key(name)) in let:
                        continue
                    told.add(pair)
                    code, why = OPEN_ELSEWHERE, "comparing the two lists may give them away"
                    if name in nowhere:
                        code, why = FIRST_OPEN_SIGNATURE, "no other letter named them when they were withheld"
                    yield code.at(
                        Span.line(other.path, written or 1),
                        f"whom {one.letter_id} withholds signs this letter openly; {why}",
                        f"withhold it here, too: sitegen withhold {other.letter_id} {line or 'LINE'}; or let it stand "
                        f"and {_let(one, other)}",
                    )


def like_a_withheld_name(letters: Sequence[Manuscript], guard: Recognizer) -> Iterator[Diagnostic]:
    """Yield the open signatories whose names are like one that is withheld, or hold one beside other words.

    A slip of the pen may have two names, and “Name and family” is not another person; `allowed` words say that it is.
    """
    met: dict[str, str | None] = {}
    part = Recognizer(guard.names, guard.allowed, guard.allowed)
    for one in letters if guard else ():
        for entry in entries_of(one.letter.signatories):
            if entry.name not in met:
                like = guard.is_like(entry.name) is not None
                met[entry.name] = "is like" if like else "holds" if part.certain(entry.name) else None
            if how := met[entry.name]:
                yield LIKE_A_WITHHELD_NAME.at(
                    Span.line(one.path, entry.written or 1),
                    f"the name of this entry {how} one that is withheld",
                    f"if it is the same: sitegen withhold {one.letter_id} {entry.line or 'LINE'}; or, if they sign "
                    f"this letter openly, say so in .private/withheld.yaml, in the record of their name: open_in: "
                    f"[{one.letter_id}]; if it is not the same: allowed: [the whole name of this entry]",
                )


def forms_of(hidden: Mapping[str, frozenset[str]], records: Sequence[Organization]) -> dict[str, frozenset[str]]:
    """Return the hidden names of each letter with all forms of the records that have them."""
    by_form: dict[str, list[Organization]] = {}
    for record in records:
        for form in (record.name, *record.variant_names):
            by_form.setdefault(fold(form), []).append(record)
    return {
        own: names.union(
            *((record.name, *record.variant_names) for name in names for record in by_form.get(fold(name), ()))
        )
        for own, names in hidden.items()
    }


def _let(one: Manuscript, other: Manuscript) -> str:
    """Return what to write so that a letter may name openly whom another one withholds, where only editors read it."""
    return f"add in .private/withheld.yaml, to the record of {one.letter_id}: open_in: [{other.letter_id}]"


def _is_let(one: Manuscript, other: Manuscript) -> bool:
    """Tell whether an editor says of all whom a letter withholds that the other is another letter."""
    return all(other.letter_id in record.open_in for record in one.withheld if record.written)


def names_let(
    one: Manuscript, there: Understood | None, known: Mapping[int, frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield whom an editor lets another letter name: the letter's id, the other's, what the name is compared by."""
    for record in one.withheld:
        if record.open_in:
            lines = frozenset(range(record.first, record.last + 1))
            printed = there.reading.letter.signatories if there else ()
            names = Hidden.on(lines, printed, one.letter.signatories).names
            names = names.union(*(known.get(line, frozenset()) for line in lines))
            yield from ((one.letter_id, other, key(name)) for other in record.open_in for name in names)
