"""Those who did not agree to be named in a form: they are no signatories, and nothing may tell their names.

Their names go into the private file, beside those of signatories whom an editor withholds, and guard the archive alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.content.accession.gathering import Unnamed
from sitegen.content.fidelity.printed import entries_of
from sitegen.content.private import PrivateRecord
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import NAMED_ALL_THE_SAME, NAMED_ELSEWHERE
from sitegen.core.model import Manuscript
from sitegen.core.source import Source, Span
from sitegen.identity import Recognizer

FEWEST_WORDS = 2  # of a name that is guarded: a word alone may be any word of a text
FEWEST_SIGNS = 3  # of one in a script without spaces


def guard_unnamed(
    unnamed: Sequence[Unnamed],
    came: Sequence[Source],
    others: Sequence[Manuscript],
    private: Sequence[PrivateRecord],
) -> Checked[tuple[PrivateRecord, ...]]:
    """Return the private records with those that guard who is not to be named.

    `came` are the sources that came, which may not name them either; `others` are the other letters of the archive.
    Whoever signs one of these openly is told, and not guarded, for nothing could be built then.
    """
    found: list[Diagnostic] = []
    known = frozenset(name for one in private for name in one.names)
    told = [one for one in sorted(unnamed) if _tells(one[2])]
    signed = _signing(others, frozenset(name for _, _, name in told))
    records = [*private]
    for path, line, name in told:
        own = Recognizer(frozenset((name,)))
        found += _named_in(came, path, line, own)
        letter = next((letter for entry, letter in signed if own.certain(entry)), None)
        if letter:
            said = f"who stands on line {line} did not agree to be named here, and signs {letter.letter_id} openly"
            hint = "their name is not guarded: ask them, and withhold it there, too, if they wish"
            found.append(NAMED_ELSEWHERE.at(Span.line(path, line), said, hint))
        elif name not in known:
            records.append(PrivateRecord(names=(name,)))
            known |= {name}
    return Checked(tuple(records), tuple(found))


def _named_in(came: Sequence[Source], path: str, line: int, known: Recognizer) -> Iterator[Diagnostic]:
    """Yield that somebody who is not to be named stands in what came all the same, in its text or in another list."""
    for source in came:
        for at, text in enumerate(source.lines, 1):
            if text and known.certain(text):
                where = source.whereabouts(at) or f"line {at} of {source.path}"
                said = f"who stands on line {line} did not agree to be named, and {where} names them"
                hint = (
                    "take the name out there, in a copy, and give that; or ask them, and write their yes into the sheet"
                )
                yield NAMED_ALL_THE_SAME.at(Span.line(path, line), said, hint)


def _signing(letters: Sequence[Manuscript], names: frozenset[str]) -> list[tuple[str, Manuscript]]:
    """Return the entries of letters that name one of many, each with its letter."""
    known = Recognizer(names)
    listed = ((entry.corrected or entry.entry, one) for one in letters for entry in entries_of(one.letter.signatories))
    return [(entry, one) for entry, one in listed if known.certain(entry)] if names else []


def _tells(name: str) -> bool:
    """Return whether a name is looked for: not one that says that somebody gives none, nor one that may be any word."""
    spaced = any(one.lower() != one.upper() for one in name)
    return len(name.split()) >= FEWEST_WORDS if spaced else sum(map(str.isalpha, name)) >= FEWEST_SIGNS
