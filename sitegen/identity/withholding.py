"""Names that are withheld from one letter: no record and no judgement may tell them, nor a form that only it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Judgement, Organization
from sitegen.identity.bare import known_as
from sitegen.identity.folds import fold, key
from sitegen.identity.minting import mint
from sitegen.identity.recognition import Recognizer

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The records and judgements that may be published, and the `names` that must stand nowhere."""

    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    names: frozenset[str]


def disclose(
    organizations: tuple[Organization, ...],
    judgements: tuple[Judgement, ...],
    withheld: Iterable[str],
    signed: Iterable[str],
) -> Disclosed:
    """Return what may be published where the names `withheld` are signed openly only as far as `signed` has them.

    A record of which some form is withheld and another one open shows the forms that open letters print, and no other;
    where its id tells a withheld form, it gets another.
    """
    hidden = {fold(name): name for name in withheld}
    if not hidden:
        return Disclosed(organizations, judgements, frozenset())
    shown = {fold(name): name for name in signed}
    keys = {key(name) for name in shown.values()}
    known = frozenset().union(*map(known_as, shown.values()))
    names = {name for name in hidden.values() if known.isdisjoint(known_as(name))}
    hidden_keys = {key(name) for name in hidden.values()}
    secret: dict[str, Organization] = {}
    changed: dict[str, Organization] = {}
    for one in organizations:
        forms = one.names
        if not any(fold(form) in hidden or key(form) in hidden_keys for form in forms):
            continue
        printed = tuple(form for form in forms if fold(form) in shown or key(form) in keys)
        if printed:
            changed[one.organization_id] = _as_shown(one, printed, Recognizer(frozenset(names & set(forms))))
        else:
            secret[one.organization_id] = one
    names |= {name for one in secret.values() for name in one.names}
    ids = _new_ids(organizations, changed, Recognizer(frozenset(names), frozenset(shown.values())))
    gone = {fold(name) for name in names} | {fold(own) for own in secret}
    return Disclosed(
        tuple(
            _related(changed.get(one.organization_id, one), ids, secret)
            for one in organizations
            if one.organization_id not in secret
        ),
        tuple(
            replace(one, first=ids.get(one.first, one.first), second=ids.get(one.second, one.second))
            for one in judgements
            if fold(one.first) not in gone and fold(one.second) not in gone
        ),
        frozenset(names),
    )


def _as_shown(one: Organization, printed: tuple[str, ...], forms: Recognizer) -> Organization:
    """Return a record under the names that open letters print, without what else would tell a withheld form."""
    tells = {text for text in (one.note, one.name_reason, *one.websites, *one.former_ids) if text and forms.all(text)}
    return replace(
        one,
        name=printed[0],
        variant_names=tuple(name for name in printed[1:] if name != printed[0]),
        note=None if one.note in tells else one.note,
        name_reason=None if one.name_reason in tells or printed[0] != one.name else one.name_reason,
        websites=tuple(site for site in one.websites if site not in tells),
        former_ids=tuple(old for old in one.former_ids if old not in tells),
    )


def _new_ids(
    organizations: tuple[Organization, ...], changed: dict[str, Organization], guard: Recognizer
) -> dict[str, str]:
    """Return another id for each of the `changed` records whose own tells a withheld name."""
    telling = [one for own, one in changed.items() if guard.all(own)]
    taken = {known for one in organizations for known in (one.organization_id, *one.former_ids)}
    minted = mint([(one.name, "", "") for one in telling], taken)
    return {one.organization_id: minted[one.name, "", ""] for one in telling}


def _related(one: Organization, ids: dict[str, str], secret: dict[str, Organization]) -> Organization:
    """Return a record with ids that tell nothing, its parent's among them."""
    own, parent = ids.get(one.organization_id, one.organization_id), one.parent_id
    if parent in secret:
        return replace(one, organization_id=own, parent_id=None, nested=False)
    return replace(one, organization_id=own, parent_id=ids.get(parent, parent) if parent else None)


def redacted(one: Diagnostic, guard: Recognizer) -> Diagnostic:
    """Return a diagnostic with "…" where it tells a name that `guard` finds, or may tell it."""
    if not guard:
        return one
    span = one.span and replace(one.span, path=guard.hide(one.span.path))
    return replace(one, message=guard.hide(one.message), span=span, hint=one.hint and guard.hide(one.hint))


def silenced(one: Diagnostic) -> Diagnostic:
    """Return a diagnostic that says where and of what kind it is, and nothing of what stands there."""
    message = "this line has a fault; it is not shown, because the letter withholds somebody"
    return replace(one, message=message, hint=f"docs/diagnostics.md says what {one.code} {one.name} is")


def unquoted(one: Diagnostic) -> Diagnostic:
    """Return a diagnostic without what it quotes: where a file cannot be read, nobody knows whom it withholds."""
    return replace(one, message=_QUOTED.sub("…", one.message), hint=one.hint and _QUOTED.sub("…", one.hint))
