"""Whoever is withheld, taken out of all that an archive would publish; and what is left held against their names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.content.fidelity.printed import entries_of
from sitegen.content.fidelity.withheld import Hidden, withhold_from
from sitegen.content.private import names_of
from sitegen.content.transcriptions import Transcription, Transcriptions, Understood, transcription_of
from sitegen.content.withholding.copies import Copies
from sitegen.content.withholding.fitting import Fitted
from sitegen.content.withholding.own import Let, own_guards
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import (
    FEWER_WITHHELD,
    LIKE_A_WITHHELD_NAME,
    NAMED_IN_VERSION,
    OPEN_ELSEWHERE,
)
from sitegen.core.model import Judgement, Manuscript, Organization
from sitegen.core.slugs import slugify
from sitegen.core.source import Span
from sitegen.identity import Recognizer, disclose, fold, key, redacted

__all__ = ["Kept", "keep_back", "named_in_copies"]


@dataclass(frozen=True)
class Kept:
    """What is left, the `guard` that knows whom nothing may name, and `hidden`: the names under letters' ids.

    `own` are guards, under letters' ids, that know whom these letters may not name, though others may.
    `named` are the records that a letter which is published names: the others are published nowhere.
    """

    manuscripts: tuple[Manuscript, ...]
    transcriptions: Transcriptions
    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    guard: Recognizer
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)
    paths: Mapping[str, Recognizer] = field(default_factory=dict)
    own: Mapping[str, Recognizer] = field(default_factory=dict)
    named: tuple[Organization, ...] = ()

    def guard_of(self, letter_id: str | None) -> Recognizer:
        """Return what finds whom a letter may not name, or a text that belongs to none."""
        return self.own.get(letter_id or "", self.guard)

    def redacted(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return diagnostics that name nobody who is withheld: from the letter they are about, or from all."""
        if not self.guard and not self.hidden:
            return list(found)
        here = (
            redacted(one, self.paths[one.span.path]) if one.span and one.span.path in self.paths else one
            for one in found
        )
        return [redacted(one, self.guard) for one in here]


def keep_back(
    manuscripts: tuple[Manuscript, ...],
    transcriptions: Transcriptions,
    secret: Mapping[str, Understood],
    organizations: tuple[Organization, ...],
    judgements: tuple[Judgement, ...],
    private: Fitted,
    waiting: Container[str],
) -> Checked[Kept]:
    """Return everything without whom it withholds, and what may still tell them: copies, other letters, records.

    `secret` are the sources of the letters that withhold somebody, with all that the parser makes of them.
    What only those letters say that are not published yet (`waiting`, ids) is no open signature.
    """
    if not private.names and not any(one.withheld for one in manuscripts):
        return Checked(Kept(manuscripts, transcriptions, organizations, judgements, Recognizer()))
    found: list[Diagnostic] = []
    hidden: dict[str, frozenset[str]] = {}
    paths: dict[str, Recognizer] = {}
    let: set[tuple[str, str, str]] = set()
    kept, shown = list(manuscripts), dict[str, Transcription]()
    for at, one in enumerate(manuscripts):
        if not one.withheld:
            continue
        there = secret.get(one.letter_id)
        known = names_of(private.records, one.letter_id)
        checked = withhold_from(one, there.source if there else None, there.reading if there else None, known)
        found += checked.diagnostics
        let |= set(_let(one, there, known))
        kept[at] = checked.value.manuscript
        hidden[one.letter_id] = checked.value.names
        paths[one.path] = Recognizer(checked.value.names)
        if there and checked.value.source and checked.value.reading:
            paths[there.source.path] = paths[one.path]
            shown[one.letter_id] = transcription_of(Understood(checked.value.source, checked.value.reading))
    letters = [one for one in kept if one.letter_id not in waiting]
    signed = private.signed(frozenset(name for one in letters for name in _names(one)))
    disclosed = disclose(organizations, judgements, frozenset().union(private.names, *hidden.values()), signed)
    # A record's id is no name, but may be cut from one that is open; what else a record says, an editor wrote.
    words = {name: frozenset(slugify(name, limit=500).split("-")) for name in signed}
    opened = {
        one.organization_id
        for one in disclosed.organizations
        if any(
            words[name].issuperset(one.organization_id.split("-"))
            for name in (one.name, *one.variant_names)
            if name in words
        )
    }
    allowed = frozenset(words for one in private.records for words in one.allowed)
    open_records = _named(disclosed.organizations, signed)
    longer = _longer(open_records, disclosed.names)
    guard = Recognizer(disclosed.names, frozenset(signed | opened | allowed | longer))
    copies, forms = Copies(kept), _forms(hidden, organizations)
    found += (named := tuple(_named_in(kept, forms, copies)))
    refused = {one.span.path for one in named if one.span and one.severity == "error"}  # nothing more is said of them
    others = [one for one in kept if one.path not in refused or one.letter_id in hidden]
    own = own_guards(others, forms, let, guard, signed, allowed, copies)
    found += _open_elsewhere(letters, forms, let)
    found += _like(letters, guard)
    return Checked(
        Kept(
            tuple(kept),
            transcriptions.replaced(shown),
            disclosed.organizations,
            disclosed.judgements,
            guard,
            hidden,
            paths,
            own,
            open_records,
        ),
        tuple(found),
    )


def _named(organizations: Sequence[Organization], signed: frozenset[str]) -> tuple[Organization, ...]:
    """Return the records under which somebody signs, and those above them."""
    known = {*map(fold, signed), *map(key, signed)}
    above = {one.organization_id: one.parent_id for one in organizations}
    ids: set[str] = set()
    for one in organizations:
        own: str | None = one.organization_id
        if any(fold(form) in known or key(form) in known for form in (one.name, *one.variant_names)):
            while own is not None and own not in ids:
                ids.add(own)
                own = above.get(own)
    return tuple(one for one in organizations if one.organization_id in ids)


def _longer(named: Iterable[Organization], hidden: frozenset[str]) -> frozenset[str]:
    """Return the names of open records that hold a withheld one and are more than another spelling of it."""
    secret = Recognizer(hidden)
    forms = {form for one in named for form in (one.name, *one.variant_names)} if secret else set()
    return frozenset(form for form in forms if secret.certain(form) and not secret.is_like(form))


def _names(one: Manuscript) -> Iterator[str]:
    for entry in entries_of(one.letter.signatories):
        yield entry.corrected or entry.name
        if entry.corrected:
            yield entry.name


def named_in_copies(
    manuscripts: Sequence[Manuscript], hidden: Mapping[str, frozenset[str]], records: Sequence[Organization]
) -> Iterator[Diagnostic]:
    """Yield the entries that name, in a copy or a version of a letter, whom the letter withholds."""
    return _named_in(manuscripts, _forms(hidden, records), Copies(manuscripts))


def _named_in(
    manuscripts: Sequence[Manuscript], forms: Mapping[str, frozenset[str]], copies: Copies
) -> Iterator[Diagnostic]:
    for one in manuscripts:
        if one.letter_id not in forms:
            continue
        guard = Recognizer(forms[one.letter_id])
        count = sum(record.of == "signatory" for record in one.withheld)
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
                    f"or, if this is another letter, add to the record in {one.letter_id}: "
                    f"open_in: [{other.letter_id}]",
                )
            mine = sum(record.of == "signatory" for record in other.withheld)
            listed, ours = (len([*entries_of(each.letter.signatories)]) + len(each.withheld) for each in (other, one))
            if not named and mine < count and listed >= ours:
                yield FEWER_WITHHELD.at(
                    Span.line(other.path, 1),
                    f"{one.letter_id} withholds {count}, and {other.letter_id}, {reason}, withholds {mine} of a list "
                    "as long; it may name them in another language",
                    f"find the line: sitegen withhold {other.letter_id} LINE; if they are not on it, add to the record "
                    f"in {one.letter_id}: open_in: [{other.letter_id}]",
                )


def _open_elsewhere(
    letters: Sequence[Manuscript], forms: Mapping[str, frozenset[str]], let: Let
) -> Iterator[Diagnostic]:
    """Yield the letters that openly name whom another one withholds: place and alphabet can tell who that is."""
    where: dict[str, list[tuple[Manuscript, int, int]]] = {}
    for one in letters:
        for entry in entries_of(one.letter.signatories):
            for known in {fold(entry.name), key(entry.name)}:
                where.setdefault(known, []).append((one, entry.written, entry.line))
    told: set[tuple[str, str]] = set()
    for one in letters:
        for name in sorted(forms.get(one.letter_id, ())):
            for known in (fold(name), key(name)):
                for other, written, line in where.get(known, ()):
                    pair = one.letter_id, f"{other.letter_id}:{written}"
                    if other is one or pair in told or (one.letter_id, other.letter_id, key(name)) in let:
                        continue
                    told.add(pair)
                    yield OPEN_ELSEWHERE.at(
                        Span.line(other.path, written or 1),
                        f"whom {one.letter_id} withholds signs this letter openly; who compares the two lists may tell",
                        f"withhold it here, too: sitegen withhold {other.letter_id} {line or 'LINE'}; or let it stand "
                        f"and add to the record in {one.letter_id}: open_in: [{other.letter_id}]",
                    )


def _like(letters: Sequence[Manuscript], guard: Recognizer) -> Iterator[Diagnostic]:
    """Yield the open signatories whose names are like one that is withheld: a slip of the pen may have two names."""
    met: dict[str, bool] = {}
    for one in letters if guard else ():
        for entry in entries_of(one.letter.signatories):
            if entry.name not in met:
                met[entry.name] = guard.is_like(entry.name) is not None
            if met[entry.name]:
                yield LIKE_A_WITHHELD_NAME.at(
                    Span.line(one.path, entry.written or 1),
                    "the name of this entry is like one that is withheld",
                    f"if it is the same: sitegen withhold {one.letter_id} {entry.line or 'LINE'}",
                )


def _forms(hidden: Mapping[str, frozenset[str]], records: Sequence[Organization]) -> dict[str, frozenset[str]]:
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


def _is_let(one: Manuscript, other: Manuscript) -> bool:
    """Tell whether an editor says of all whom a letter withholds that the other is another letter."""
    return all(other.letter_id in record.open_in for record in one.withheld if record.written)


def _let(
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
