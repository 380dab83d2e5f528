"""Those who did not agree to be named in a form: they are no signatories, and nothing may tell their names.

Their names go into the private file, beside those of signatories whom an editor withholds, and guard the archive alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from sitegen.content.accession.answering_anew import TakenBack, agreed_since, take_back
from sitegen.content.accession.gathering import Gathered, Unnamed
from sitegen.content.accession.readings import Arrival, Readings
from sitegen.content.manuscript import entries_of
from sitegen.content.private import PrivateRecord
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import NAMED_ALL_THE_SAME, NAMED_ELSEWHERE, UNGUARDED_NAME
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.recognition import Recognizer
from sitegen.reading.formats.tabular import speaks_against
from sitegen.reading.formats.words_within import words_within

FEWEST_WORDS = 2  # of a name that is guarded: a word alone may be any word of a text
_SHOWN = 8  # lines in one message
FEWEST_SIGNS = 3  # of one in a script without spaces
Told: TypeAlias = tuple[str, str]  # a place, in words, and the text that stands there


def guard_forms(
    readings: Readings,
    gathered: Gathered,
    changed: Sequence[Manuscript],
    authority: str,
    private: Sequence[PrivateRecord],
) -> Checked[TakenBack]:
    """Return private records and files with what forms that came say of who may be named, of new ones and anew.

    `changed` are the letters that are new or changed, `authority` is the text of that file with their records.
    """
    now = {one.letter_id: one for one in changed}
    others = [one for own, one in readings.holdings.manuscripts.items() if own not in now]
    agreed = agreed_since(readings, private)
    guarded = _guard_unnamed(gathered.unnamed, readings.arrivals.values(), others, agreed.value)
    back = take_back(readings.holdings, now, gathered.unnamed, authority, guarded.value)
    return Checked(back.value, (*agreed.diagnostics, *guarded.diagnostics, *back.diagnostics))


def _guard_unnamed(
    unnamed: Sequence[Unnamed],
    arrivals: Iterable[Arrival],
    others: Sequence[Manuscript],
    private: Sequence[PrivateRecord],
) -> Checked[tuple[PrivateRecord, ...]]:
    """Return the private records with those that guard who is not to be named.

    What came (`arrivals`) may not name them either; `others` are the other letters of the archive.
    Whoever signs one of these openly is told, and not guarded, for nothing could be built then.
    """
    found: list[Diagnostic] = []
    known = frozenset(name for one in private for name in one.names)
    told = [one for one in sorted(unnamed) if _tells(one[2])]
    names = frozenset(name for _, _, name in told)
    signed, came = _signing(others, names), [*_telling(arrivals, Recognizer(names))]
    records = [*private]
    short = sorted((path, line) for path, line, name in unnamed if _is_short(name))
    if short and not known.issuperset(name for _, _, name in unnamed if _is_short(name)):
        lines = ", ".join(str(line) for _, line in short[:_SHOWN]) + (" …" if len(short) > _SHOWN else "")
        said = f"no text is searched for who did not agree on lines {lines}: one word alone may be any word"
        hint = "if none of the letters has the word otherwise, add it to .private/withheld.yaml: - names: [the word]"
        found.append(UNGUARDED_NAME.at(Span.line(*short[0]), said, hint))
    for path, line, name in told:
        own = Recognizer(frozenset((name,)))
        found += _named_in(came, path, line, own)
        letter = next((letter for entry, letter in signed if own.certain(entry)), None)
        if letter and any(name in one.names and letter.letter_id in one.open_in for one in private):
            continue
        if letter:
            said = f"who stands on line {line} did not agree to be named here, and signs {letter.letter_id} openly"
            hint = "their name is not guarded: ask them, and withhold it there, too, if they wish"
            if name in known:
                hint = (
                    f"ask them: withhold it there, too; or let it stand and add in .private/withheld.yaml, to the "
                    f"record of their name: open_in: [{letter.letter_id}]"
                )
            found.append(NAMED_ELSEWHERE.at(Span.line(path, line), said, hint))
        elif name not in known:
            records.append(PrivateRecord(names=(name,)))
            known |= {name}
    return Checked(tuple(records), tuple(found))


def _named_in(came: Sequence[Told], path: str, line: int, known: Recognizer) -> Iterator[Diagnostic]:
    """Yield that somebody who is not to be named stands in what came all the same, in its text or in another list."""
    for place, text in came:
        if known.certain(text):
            said = f"who stands on line {line} did not agree to be named, and {place} names them"
            hint = (
                "take the name out there, in a copy, and give that (as text, where nothing else helps); or ask them, "
                "and write their yes into the sheet"
            )
            yield NAMED_ALL_THE_SAME.at(Span.line(path, line), said, hint)


def _telling(arrivals: Iterable[Arrival], known: Recognizer) -> Iterator[Told]:
    """Yield the texts of what came that tell one of many names, each with its place: lines, and what no reader shows.

    git publishes the file, so a field of its header or a file attached to it tells a name as a line does.
    """
    for one in arrivals if known else ():
        source, shown = one.source, False
        for at, text in enumerate(source.lines, 1):
            if text and known.certain(text):
                shown = True
                yield source.whereabouts(at) or f"line {at} of {source.path}", text
        if shown:
            continue
        parts = {part: text for part, text in reversed([*words_within(one.data)]) if known.certain(text)}
        for part, text in sorted(parts.items()):
            yield f"{f'the {part.strip()}' if part else 'a line'} of {source.path}", text


def _signing(letters: Sequence[Manuscript], names: frozenset[str]) -> list[tuple[str, Manuscript]]:
    """Return the entries of letters that name one of many, each with its letter."""
    known = Recognizer(names)
    listed = ((entry.corrected or entry.entry, one) for one in letters for entry in entries_of(one.letter.signatories))
    return [(entry, one) for entry, one in listed if known.certain(entry)] if names else []


def _is_short(name: str) -> bool:
    """Return whether a name is not looked for because it is one word, and no word for nobody."""
    return any(map(str.isalpha, name)) and not _tells(name) and not speaks_against(name)


def _tells(name: str) -> bool:
    """Return whether a name is looked for: not one that says that somebody gives none, nor one that may be any word."""
    spaced = any(one.lower() != one.upper() for one in name)
    return len(name.split()) >= FEWEST_WORDS if spaced else sum(map(str.isalpha, name)) >= FEWEST_SIGNS
