"""Signatures: the rows of letters' lists, and those of one organization on all lists.

Most edits change one list. The rows of each list are remembered by organization, packed: whoever shows an organization
unpacks its rows and no others of the lists that it stands on. Whether they are as they were is told by their digests,
which are remembered for each list, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter

import msgspec

from sitegen.core.digests import digest_of
from sitegen.core.loading import Loaded, digest_in
from sitegen.core.memo import Memo, Stage, each, in_turn, keep, known, no_memo
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
            affiliations.get(entry.ordinal), reach, entry.corrected,
        )  # fmt: skip
        for within, (member, member_id) in enumerate(zip(entry.members, its_members, strict=True), 1):
            yield Signature(
                one.letter_id, within, entry.ordinal, None, "none", member.name, member_id, member.line,
                corrected=member.corrected,
            )  # fmt: skip


class Signings:
    """What each organization signed; `signed` gives the letters (ids) of each, `by_letter` the rows of each list."""

    def __init__(
        self,
        by_letter: Mapping[str, tuple[Signature, ...]],
        signed: Mapping[str, Sequence[str]],
        memo: Memo = no_memo,
    ) -> None:
        self._by_letter, self._signed, self._memo = by_letter, signed, memo
        self._digests = Loaded(self._digests_of_all)
        self._on = cache(self._on_list)
        self.digest = cache(self._digest)

    def of(self, own: str) -> tuple[Signature, ...]:
        """Return the rows of an organization, in the order of the letters."""
        return tuple(row for one in self._letters(own) for row in _rows(one, own, self._on(one)[own]))

    def _digest(self, own: str) -> bytes:
        """Return a digest of these rows."""
        digests = self._digests()
        return digest_of(b"".join([digests[one][own] for one in self._letters(own)]))

    def _letters(self, own: str) -> Mapping[str, None]:
        return dict.fromkeys(self._signed[own])

    def _on_list(self, letter_id: str) -> Mapping[str, Rows | msgspec.Raw]:
        """Return the rows of a list by organization: those that are remembered packed, others as they are."""
        key = digest_in(self._by_letter, letter_id).hex()
        if remembered := known(self._memo, BY_ORGANIZATION, key):
            return remembered[0]
        found: dict[str, Rows] = {}
        for row in self._by_letter[letter_id]:
            own = row.organization_id or ""
            found[own] = (*_several(found[own]), row) if own in found else row
        if self._memo is not no_memo:
            keep(self._memo, BY_ORGANIZATION, key, {own: _packed(rows) for own, rows in found.items()})
        return found

    def _digests_of_all(self) -> Mapping[str, Mapping[str, bytes]]:
        tasks = [(digest_in(self._by_letter, own).hex(), own) for own in self._by_letter]
        made = each(self._memo, in_turn, DIGESTS, tasks, self._digests_on, together=True)
        return dict(zip(self._by_letter, made, strict=True))

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
