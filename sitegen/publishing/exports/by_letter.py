"""Files with a row for every signature, in pieces: an edit of a letter makes its own pieces anew, and no others.

What stands before and behind the rows is a piece, too. The order of the parts is that of their pieces in each file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from sitegen.core.digests import digest_of
from sitegen.core.model import entry_at
from sitegen.publishing.exports.correspondence import cmif_around, cmif_of
from sitegen.publishing.exports.encoding import Encoder, in_bytes, json_end
from sitegen.publishing.exports.given import Given
from sitegen.publishing.exports.investigation import entities_after, entities_before, signings_of
from sitegen.publishing.exports.parts import CMIF, ENTITIES, SIGNATURE_FILES, Made, Part
from sitegen.publishing.exports.records import SIGNATURES, signature_row
from sitegen.publishing.exports.tei_names import Names

_CSV, _JSON = SIGNATURE_FILES


def pieces_by_letter(given: Given, plain: Given) -> Iterator[Part]:
    """Yield the parts whose pieces are the files; `plain` notes nothing."""
    encoder, names = Encoder(SIGNATURES), Names(given.archive, given.config, given.permalinks)
    works, manuscripts = {one.letter_id for one in plain.archive.letters}, plain.archive.manuscripts
    first = next((one.letter_id for one in manuscripts if plain.archive.list_of(one.letter_id)), None)

    def rows(own: str) -> Made:
        listed = given.bare[own].letter.signatories
        signed = tuple(
            signature_row(one, entry_at(listed, one.ordinal) if one.parent_ordinal is None else None)
            for one in given.archive.by_letter.get(own, ())
        )
        rows_of_json = in_bytes(encoder.json(signed))
        pieces = {
            _CSV: in_bytes(encoder.csv(signed)),
            _JSON: rows_of_json[1:] if own == first else rows_of_json,  # nothing parts the first row from one before it
            ENTITIES: signings_of(own, given.archive),
        }
        if own in works:
            pieces[CMIF] = cmif_of(given.envelopes[own], given.archive, given.config, names)
        return Made({}, pieces=pieces, rows=len(signed))

    def around() -> tuple[bytes, bytes]:
        return cmif_around(given.config, given.days[0].latest, letters=bool(works))

    any_rows, any_letters = digest_of(first is not None), digest_of(bool(works))
    yield _piece("head of the signatures", {_CSV: lambda: encoder.head, _JSON: lambda: b"["})
    yield _piece("head of the correspondence", {CMIF: lambda: around()[0]}, any_letters)
    yield _piece("entities before", {ENTITIES: lambda: entities_before(given.lean, given.config)})
    for one in manuscripts:
        own = one.letter_id
        paths = (_CSV, _JSON, ENTITIES, *((CMIF,) if own in works else ()))
        yield Part(f"rows of {own}", partial(rows, own), digest_of(own == first), described=False, pieces=paths)
    yield _piece("end of the signatures", {_JSON: lambda: json_end(rows=first is not None)}, any_rows)
    yield _piece("end of the correspondence", {CMIF: lambda: around()[1]}, any_letters)
    yield _piece("entities after", {ENTITIES: lambda: entities_after(given.lean)})


def _piece(name: str, makers: Mapping[str, Callable[[], bytes]], basis: bytes = b"") -> Part:
    def make() -> Made:
        return Made({}, pieces={path: one() for path, one in makers.items()})

    return Part(name, make, basis, described=False, pieces=tuple(makers))
