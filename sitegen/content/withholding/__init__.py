"""Whoever is withheld, taken out of all that an archive would publish; and what is left held against their names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.content.fidelity.withheld import withhold_from, without_checksum
from sitegen.content.manuscript import entries_of
from sitegen.content.private import names_of
from sitegen.content.transcriptions import Transcription, Transcriptions, Understood, transcription_of
from sitegen.content.withholding.copies import Copies
from sitegen.content.withholding.elsewhere import forms_of, like_a_withheld_name, named_in, names_let, open_elsewhere
from sitegen.content.withholding.fitting import Fitted, beyond_openings
from sitegen.content.withholding.own import Spoken, own_guards, spoken_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.model import Judgement, Manuscript, Organization
from sitegen.core.slugs import slugify
from sitegen.identity.folds import fold, key
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import disclose, redacted


@dataclass(frozen=True)
class Kept:
    """What is left, the `guard` that knows whom nothing may name, and `hidden`: the names under letters' ids.

    `own` are guards, under letters' ids, that know whom these letters may not name, though others may.
    `named` are the records that a letter which is published names: the others are published nowhere. `spoken` knows who
    is withheld and open on one letter alone.
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
    spoken: Spoken = field(default_factory=Spoken)

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
    # With the checksum, too, whoever guesses who no longer signs could confirm it.
    manuscripts = tuple(without_checksum(one) if transcriptions.retracts(one.letter_id) else one for one in manuscripts)
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
        let |= set(names_let(one, there, known))
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
    guard = Recognizer(disclosed.names, frozenset(signed | opened | allowed | longer), allowed)
    copies, forms = Copies(kept), forms_of(hidden, organizations)
    found += (named := tuple(named_in(kept, forms, copies)))
    refused = {one.span.path for one in named if one.span and one.severity == "error"}  # nothing more is said of them
    others = [one for one in kept if one.path not in refused or one.letter_id in hidden]
    own = own_guards(others, forms, let, guard, signed, allowed, copies)
    found += open_elsewhere(letters, forms, let, private.records)
    found += like_a_withheld_name(letters, guard)
    found += beyond_openings(kept, private.strays)
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
            spoken_of(letters, forms, guard.open_names, allowed),
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
