"""Signatures: the rows of letters' lists, and those of one organization on all lists.

Most edits change one list. The rows of each list are remembered by organization, packed: whoever shows an organization
unpacks its rows and no others of the lists that it stands on. Whether they are as they were is told by their digests,
which are remembered for each list, too: those of the lists that changed, as they were and as they are, tell whose rows
are others, and no other list is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import fields
from functools import cache
from operator import attrgetter

import msgspec

from sitegen.core.digests import DIGEST_SIZE, digest_of
from sitegen.core.loading import OnDemand, Since, digest_in
from sitegen.core.memo import Memo, Stage, keep, known, no_memo
from sitegen.core.model import Manuscript, NumberStatus, Signature, Standing
from sitegen.reading.parsing.entries.numbering import number_ranges

Rows = Signature | tuple[Signature, ...]
"""The rows of an organization on one list: nearly always one, and a tuple around each of all would take 10 MB."""

_Packed = tuple[
    int, int | None, int | None, NumberStatus, str, int, str | None, tuple[int, int] | None, str | None
]  # what a row says besides its letter and its organization
_PACKED = attrgetter(*(one.name for one in fields(Signature) if one.name not in ("letter_id", "organization_id")))
_UNPACKED = msgspec.msgpack.Decoder(tuple[_Packed, ...])

DIGESTS: Stage[Mapping[str, bytes]] = Stage("digests of rows", dict[str, bytes])
BY_ORGANIZATION: Stage[Mapping[str, msgspec.Raw]] = Stage("rows by organization", dict[str, msgspec.Raw])


def signatures(one: Manuscript, behind: Sequence[Standing], affiliations: Mapping[int, str]) -> Iterator[Signature]:
    """Yield the rows of a letter's list, with who stands behind each entry, and whom persons name as theirs."""
    listed = one.letter.signatories
    ranges = number_ranges(listed, one.letter.stated)
    for entry, reach, (own, its_members) in zip(listed, ranges, behind, strict=True):
        yield Signature(
            one.letter_id, entry.ordinal, None, entry.number, entry.number_status, entry.name, own, entry.line,
            affiliations.get(entry.ordinal), None if reach == (entry.number, entry.number) else reach, entry.corrected,
        )  # fmt: skip
        for within, (member, member_id) in enumerate(zip(entry.members, its_members, strict=True), 1):
            yield Signature(
                one.letter_id, within, entry.ordinal, None, "none", member.name, member_id, member.line,
                corrected=member.corrected,
            )  # fmt: skip


class Signings:
    """What each organization signed; `signed` gives the letters (ids) of each, `by_letter` the rows of each list.

    `order` returns a digest of the letters in their order, and of which are versions of which. `lists` and
    `organizations` tell what changed.
    """

    def __init__(
        self,
        by_letter: Mapping[str, tuple[Signature, ...]],
        signed: Mapping[str, Sequence[str]],
        memo: Memo = no_memo,
        order: Callable[[], bytes] = bytes,
    ) -> None:
        self._by_letter, self._signed, self._memo, self._order = by_letter, signed, memo, order
        self._on = cache(self._on_list)
        self._digests = OnDemand(by_letter, lambda own: memo(DIGESTS, self._key(own), lambda: self._digests_on(own)))
        self.digest = cache(self._digest)
        self.lists = Since(self._basis, self._lists_changed)
        self.organizations = Since(self._basis, self._organizations_changed)

    def of(self, own: str) -> tuple[Signature, ...]:
        """Return the rows of an organization, in the order of the letters."""
        return tuple(row for one in self._letters(own) for row in _rows(one, own, self._on(one)[own]))

    def _digest(self, own: str) -> bytes:
        """Return a digest of these rows."""
        return digest_of(b"".join([self._digests[one][own] for one in self._letters(own)]))

    def _basis(self) -> bytes:
        return self._order() + b"".join([digest_in(self._by_letter, own) for own in self._by_letter])

    def _changed(self, before: bytes) -> dict[str, bytes] | None:
        """Return the letters whose lists have changed, with the digests of these as they were."""
        now, size = self._basis(), len(self._order())
        if len(before) != len(now) or before[:size] != now[:size]:
            return None
        places = range(size, len(now), DIGEST_SIZE)
        pairs = ((before[at : at + DIGEST_SIZE], now[at : at + DIGEST_SIZE]) for at in places)
        return {own: was for own, (was, its) in zip(self._by_letter, pairs, strict=True) if was != its}

    def _lists_changed(self, before: bytes) -> Set[str] | None:
        found = self._changed(before)
        return None if found is None else found.keys()

    def _organizations_changed(self, before: bytes) -> Set[str] | None:
        lists, found = self._changed(before), set[str]()
        for own, digest in lists.items() if lists else ():
            was = known(self._memo, DIGESTS, digest.hex())
            if was is None:
                return None
            then, now = was[0], self._digests[own]
            found.update(one for one in {**then, **now} if then.get(one) != now.get(one))
        return None if lists is None else found

    def _letters(self, own: str) -> Mapping[str, None]:
        return dict.fromkeys(self._signed[own])

    def _on_list(self, letter_id: str) -> Mapping[str, Rows | msgspec.Raw]:
        """Return the rows of a list by organization: those that are remembered packed, others as they are."""
        key = self._key(letter_id)
        if remembered := known(self._memo, BY_ORGANIZATION, key):
            return remembered[0]
        found: dict[str, Rows] = {}
        for row in self._by_letter[letter_id]:
            own = row.organization_id or ""
            found[own] = (*_several(found[own]), row) if own in found else row
        if self._memo is not no_memo:
            keep(self._memo, BY_ORGANIZATION, key, {own: _packed(rows) for own, rows in found.items()})
        return found

    def _key(self, letter_id: str) -> str:
        return digest_in(self._by_letter, letter_id).hex()

    def _digests_on(self, letter_id: str) -> Mapping[str, bytes]:
        return {own: digest_of((letter_id, _packed(rows))) for own, rows in self._on(letter_id).items()}


def _packed(rows: Rows | msgspec.Raw) -> msgspec.Raw:
    if isinstance(rows, msgspec.Raw):
        return rows
    return msgspec.Raw(msgspec.msgpack.encode([_PACKED(one) for one in _several(rows)]))


def _rows(letter_id: str, own: str, rows: Rows | msgspec.Raw) -> Iterator[Signature]:
    if not isinstance(rows, msgspec.Raw):
        yield from _several(rows)
        return
    for ordinal, parent, number, status, name, line, affiliation, reach, corrected in _UNPACKED.decode(rows):
        yield Signature(
            letter_id, ordinal, parent, number, status, name, own or None, line, affiliation, reach, corrected
        )


def _several(rows: Rows) -> tuple[Signature, ...]:
    return rows if isinstance(rows, tuple) else (rows,)
