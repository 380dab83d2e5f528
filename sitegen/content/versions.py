"""New letters that look like a version of another letter in another language. It is told, and never joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIKE_A_TRANSLATION
from sitegen.core.model import Manuscript, Standing
from sitegen.core.source import Span

# Two lists are mostly the same if they share so many organizations, and half of the shorter list.
FEW = 3


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
