"""Digits of a source's digest in a name: with them and the other lines a guess of a withheld name can be confirmed.

Archives of an older sitegen have them, in the name of a source or in an id, where two were called alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sitegen.content.layout import RECEIVED, SOURCES
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DIGEST_IN_A_NAME, MAYBE_DIGEST_IN_A_NAME
from sitegen.core.model import Manuscript
from sitegen.core.source import Span, digest

_LAST_DIGITS = re.compile(r"-((?:[0-9a-f]{8}){1,8})$")
_DAY = 8  # digits of a day


def digest_in(name: str, digests: Collection[str]) -> bool | None:
    """Tell whether an id or the name of a file ends with digits of one of the `digests` (True), or may (False), or not.

    It may where the digits are no day ("20240506"): the source as received, or an earlier state, need not be here.
    """
    found = _LAST_DIGITS.search(name) or _LAST_DIGITS.search(name.rpartition(".")[0])
    if not found:
        return None
    if any(one.startswith(found[1]) for one in digests):
        return True
    return None if _is_day(found[1]) else False


def received_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the sources as received that the private folder keeps, under their names."""
    return {name.removeprefix(RECEIVED): data for name, data in files.items() if name.startswith(RECEIVED)}


def source_digests(letter: Manuscript, received: Mapping[str, bytes]) -> frozenset[str]:
    """Return the digests of a letter's source as it is and as it was `received`, where that is known."""
    if not letter.source:
        return frozenset()
    file = letter.source.file
    stem = file.rpartition(".")[0]
    own = (digest(data) for name, data in received.items() if stem in (name.rpartition(".")[0], name))
    return frozenset((letter.source.sha256, *own))


def told_by_digests(manuscripts: Iterable[Manuscript], files: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    """Yield the names of letters that withhold somebody, and of their sources, with which a guess can be confirmed."""
    received = received_in(files)
    for one in manuscripts:
        if not one.withheld or not one.source:
            continue
        digests = source_digests(one, received)
        line = next((record.first for record in one.withheld), 0)
        again = f"sitegen withhold {one.letter_id} {line} gives the file another name, and takes out such former ids"
        places = (
            (f"{label}/{SOURCES}{one.source.file}", "the name of this file", one.source.file, again),
            (one.path, "the id of this letter", one.letter_id, f"sitegen rename {one.letter_id} NEW-ID"),
            *((one.path, "a former id of this letter", former, again) for former in one.former_ids),
        )
        for path, what, name, hint in places:
            sure = digest_in(name, digests)
            if sure is not None:
                code, ends = (DIGEST_IN_A_NAME, "ends") if sure else (MAYBE_DIGEST_IN_A_NAME, "may end")
                yield code.at(
                    Span.line(path, 1),
                    f"{what} {ends} with digits of its source's digest as received: a guess of a withheld name can be "
                    "confirmed with them",
                    hint,
                )


def _is_day(digits: str) -> bool:
    if len(digits) != _DAY or not digits.isdecimal():
        return False
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            continue
        return True
    return False
