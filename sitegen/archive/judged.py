"""Judgements and the organizations that they speak of: by name, by variant name, by id present or former."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.archive.grouping import under_keys
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive, Judgement
from sitegen.identity.folds import fold


class Judged(Frozen):
    """A judgement with the ids of the organizations that go by each of its two names."""

    judgement: Judgement
    first: frozenset[str]
    second: frozenset[str]


JUDGED: Stage[tuple[Judged, ...]] = Stage("judged", tuple[Judged, ...])


def judged(archive: Archive, memo: Memo = no_memo) -> tuple[Judged, ...]:
    """Return every judgement of the archive, in order, with the organizations that it speaks of.

    `memo` spares folding all names where none of them has changed, nor a judgement.
    """
    names = [(own, one.name, one.variant_names) for own, one in archive.organizations.items()]
    read = (names, sorted(archive.redirects.items()), archive.judgements)
    return memo(JUDGED, digest_of(read).hex(), lambda: _judged(archive))


def _judged(archive: Archive) -> tuple[Judged, ...]:
    holders: dict[str, set[str]] = {fold(name): set() for one in archive.judgements for name in (one.first, one.second)}
    for own, organization in archive.organizations.items() if holders else ():
        for name in (own, organization.name, *organization.variant_names):
            if (known := holders.get(fold(name))) is not None:
                known.add(own)
    for former, own in archive.redirects.items() if holders else ():
        if (known := holders.get(fold(former))) is not None:
            known.add(own)
    return tuple(
        Judged(one, frozenset(holders[fold(one.first)]), frozenset(holders[fold(one.second)]))
        for one in archive.judgements
    )


def judged_by_organization(found: Iterable[Judged]) -> Mapping[str, tuple[Judged, ...]]:
    """Return judgements under the id of each organization that they speak of, in their order."""
    return under_keys((own, one) for one in found for own in one.first | one.second)
