"""Letters that may be one letter: in another language, or one that came twice. It is told, and never joined.

Each page counts both: "on the lists of 2 letters". One comes twice from two people, or before and after a correction.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIKE_A_COPY, LIKE_A_TRANSLATION
from sitegen.core.model import Manuscript, Standing
from sitegen.core.source import Span
from sitegen.identity.folds import fold

FEW = 3  # organizations, or names, that two lists share at least
SAME = 0.9  # their part of the longer list of a copy; a translation shares half of the shorter one


def like_translations(
    manuscripts: Mapping[str, Manuscript], new: Sequence[Manuscript], ids: Mapping[str, Sequence[Standing]]
) -> Iterator[Diagnostic]:
    """Yield, for each of the `new` letters, what it may be a translation of, if anything is.

    `ids` are the organizations of each letter's list. Alike are two letters of one date in two languages, if their
    lists mostly name the same organizations, or if both say the same number of signatories and list as many: names in
    another language are often not known to be the same yet.
    """
    of_day: dict[str, list[Manuscript]] = {}
    for one in manuscripts.values():
        if one.letter.date and one.letter.language:
            of_day.setdefault(one.letter.date, []).append(one)
    told: set[frozenset[str]] = set()
    for one in new:
        for other in of_day.get(one.letter.date or "", ()) if one.letter.language else ():
            pair = frozenset((one.letter_id, other.letter_id))
            if one.letter.language == other.letter.language or pair in told or _is_answered(one) or _is_answered(other):
                continue
            reason = _reason(one, other, ids)
            if reason:
                told.add(pair)
                yield LIKE_A_TRANSLATION.at(
                    Span.line(one.path, 1),
                    f"{one.letter_id} has the date of {other.letter_id}, is in another language, and {reason}",
                    f"if it is a translation, add to its front matter: translation_of: {other.letter_id}; "
                    'if not: settled: [{of: translation, reason: "…"}]',
                )


def _is_answered(one: Manuscript) -> bool:
    """Return whether a letter says already what it translates, or a person that it translates nothing."""
    return one.translation_of is not None or one.is_settled("translation")


def _reason(one: Manuscript, other: Manuscript, ids: Mapping[str, Sequence[Standing]]) -> str | None:
    ours, theirs = (_organizations(ids.get(each.letter_id, ())) for each in (one, other))
    shared = len(ours & theirs)
    if shared >= FEW and shared * 2 >= min(len(ours), len(theirs)):
        return f"shares {shared} of its {len(ours)} organizations"
    counts, others = ((each.letter.stated, len(each.letter.signatories)) for each in (one, other))
    stated, listed = counts
    if counts == others and stated.total is not None and listed > FEW:
        return f"counts and lists as many signatories ({stated.total} and {listed})"
    return None


def _organizations(entries: Sequence[Standing]) -> set[str]:
    return {own for entry, members in entries for own in (entry, *members) if own}


def like_copies(manuscripts: Mapping[str, Manuscript], new: Sequence[Manuscript]) -> Iterator[Diagnostic]:
    """Yield, for each of the `new` letters, which other may be the same letter, if any may, each pair once.

    Two letters may be one if they have the same title, or the same day and the same addressees; if no two days and no
    two languages speak against it; and if their lists name nearly the same.
    """
    like: dict[Hashable, list[Manuscript]] = {}
    for one in manuscripts.values():
        for mark in _marks(one):
            like.setdefault(mark, []).append(one)
    told: set[frozenset[str]] = set()
    for one in new:
        for other in (each for mark in _marks_of_like(one) for each in like.get(mark, ())):
            pair = frozenset((one.letter_id, other.letter_id))
            if len(pair) == 1 or pair in told or not _may_be_one(one, other):
                continue
            shared = _shared(one, other)
            if shared:
                told.add(pair)
                names = len(one.letter.signatories)
                yield LIKE_A_COPY.at(
                    Span.line(one.path, 1),
                    f"{one.letter_id} may be {other.letter_id} once more: {shared} of its {names} names stand on both "
                    "lists",
                    "if it is the same letter, keep the better copy: sitegen remove ID --records takes away the other, "
                    "or delete its file, if nobody has imported it; if it is another, add to its front matter: "
                    'settled: [{of: copy, reason: "…"}]',
                )


def _marks(one: Manuscript) -> Iterator[Hashable]:
    """Yield what a letter is found by: its title, with its day and in any case; its day with its addressees."""
    letter = one.letter
    if letter.title:
        title = fold(letter.title)
        yield title, letter.date
        yield title
    if letter.date and letter.addressees:
        yield letter.date, frozenset(map(fold, letter.addressees))


def _marks_of_like(one: Manuscript) -> Iterator[Hashable]:
    """Yield by what those are found that may be the same letter: a letter without a day may be of any."""
    for mark in _marks(one):
        if not isinstance(mark, str) or one.letter.date is None:
            yield mark
        else:
            yield mark, None


def _may_be_one(one: Manuscript, other: Manuscript) -> bool:
    if any(each.is_settled("copy") or each.translation_of is not None for each in (one, other)):
        return False
    return all(
        not ours or not theirs or ours == theirs
        for ours, theirs in ((one.letter.date, other.letter.date), (one.letter.language, other.letter.language))
    )


def _shared(one: Manuscript, other: Manuscript) -> int:
    """Return how many names are on both lists, 0 if that is not nearly all."""
    ours, theirs = ({fold(entry.name) for entry in each.letter.signatories} for each in (one, other))
    shared = len(ours & theirs)
    return shared if shared >= FEW and shared >= SAME * max(len(ours), len(theirs)) else 0
