"""Names that are withheld from one letter and signed openly nowhere: no record and no judgement may tell them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Judgement, Organization
from sitegen.core.slugs import slugify
from sitegen.identity.folds import fold

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
    """Return what may be published where the names `withheld` are signed openly only as far as `signed` has them."""
    hidden = {fold(name): name for name in withheld}
    if not hidden:
        return Disclosed(organizations, judgements, frozenset())
    open_names = {fold(name) for name in signed}
    secret: dict[str, Organization] = {}
    for one in organizations:
        forms = {fold(name) for name in (one.name, *one.variant_names)}
        if not forms.isdisjoint(hidden):
            if forms.isdisjoint(open_names):
                secret[one.organization_id] = one
            else:
                open_names |= forms
    names = {name for key, name in hidden.items() if key not in open_names}
    names |= {name for one in secret.values() for name in (one.name, *one.variant_names)}
    keys = {fold(name) for name in names} | {fold(own) for own in secret}
    return Disclosed(
        tuple(
            replace(one, parent_id=None, nested=False) if one.parent_id in secret else one
            for one in organizations
            if one.organization_id not in secret
        ),
        tuple(one for one in judgements if fold(one.first) not in keys and fold(one.second) not in keys),
        frozenset(names),
    )


def spelt(names: Collection[str]) -> re.Pattern[str] | None:
    """Return a pattern of the names, in any case and with any white space, and of their slugs; never within a word.

    It is for texts in folded case. None where there are no names.
    """
    words = [name.casefold().split() for name in names]
    spellings = {r"\s+".join(map(re.escape, one)) for one in words if one}
    slugs = {re.escape(slugify(name)) for name in names if len(name.split()) > 1}
    if not spellings:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spellings | slugs))})(?!\w)", re.IGNORECASE)


def redacted(one: Diagnostic, names: re.Pattern[str] | None) -> Diagnostic:
    """Return a diagnostic with "…" where it would tell one of `names`, a pattern made by `spelt`."""
    if names is None:
        return one
    return replace(one, message=_redact(one.message, names), hint=one.hint and _redact(one.hint, names))


def unquoted(one: Diagnostic) -> Diagnostic:
    """Return a diagnostic without what it quotes: where a file cannot be read, nobody knows whom it withholds."""
    return replace(one, message=_QUOTED.sub("…", one.message), hint=one.hint and _QUOTED.sub("…", one.hint))


def _redact(text: str, names: re.Pattern[str]) -> str:
    if not names.search(text.casefold()):
        return text
    shown = names.sub("…", text)
    return shown if shown != text and not names.search(shown.casefold()) else "…"
