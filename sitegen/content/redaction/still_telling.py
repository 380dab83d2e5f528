"""Where a letter still tells, or may tell, whom `sitegen withhold` took out of it: what the editor has to do next.

Lines, the manuscript, the id, the name of the file; what is left and speaks of those alone who are withheld (a heading
over them, a note that they call); and the history of git.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from sitegen.content.layout import (
    ADDRESSEES,
    AUTHORITY,
    CHANGES,
    JUDGEMENTS,
    LETTERS,
    PAGES,
    RECEIVED,
    RECOGNISED,
    SOURCES,
    reading_of,
)
from sitegen.content.manuscript import entries_of, withheld_lines
from sitegen.content.private import with_openings
from sitegen.content.redaction.opened import OpenLetter
from sitegen.content.redaction.telling import signed_elsewhere
from sitegen.content.withholding.copies import Copies
from sitegen.content.withholding.elsewhere import named_in
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Manuscript
from sitegen.core.slugs import slugify
from sitegen.identity.folds import fold, key
from sitegen.identity.recognition import Find, Recognizer
from sitegen.identity.spellings import weight

_TELLING = 5  # letters of a word by which an id or the name of a file may tell a name
_NOTE = re.compile(r"\s*(?:[\[(](\d{1,3})[\])]|([*†‡§#¶]{1,3}|[¹²³⁴-⁹]{1,2}))\s*(?=\S)")  # with which a note begins
_FEWEST_IN_ORDER = 5  # names that are in the order of the alphabet by no chance
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def still_telling(letter: OpenLetter, before: Manuscript, printed: Mapping[int, str]) -> tuple[list[str], list[str]]:
    """Return where a letter still tells whom it withholds, and where it may tell them, in words for the editor.

    `before` is as it was, `printed` are the lines that were written over since, as they were.
    """
    copies = [(one.severity, f"{one.message}: {one.hint}") for one in _in_copies(letter)]
    told = [*_still_signed(letter, printed), *_also_in(letter), *(said for sort, said in copies if sort == "error")]
    near = [*_near_in(letter), *_headings_left(letter), *_notes_left(letter, printed)]
    near += (said for sort, said in copies if sort != "error")
    if before.withheld_signatories() != letter.manuscript.withheld_signatories():
        near += _gaps_left(letter)
    return told, near


def _still_signed(letter: OpenLetter, printed: Mapping[int, str]) -> Iterator[str]:
    """Yield which of the lines withheld as a text print the name of an entry that stands on another one."""
    m = letter.manuscript
    for line in sorted(printed.keys() & withheld_lines(m.withheld, "text")):
        if listed := signed_elsewhere(m, printed[line]):
            yield f"who stands on line {line} still signs on line {listed}: sitegen withhold {m.letter_id} {listed}"


def _also_in(letter: OpenLetter) -> Iterator[str]:
    """Yield where a letter still tells a name that it withholds, and what to do: lines, its id, its file."""
    m = letter.manuscript
    known, text = _known(letter), _left_of(letter)
    lines = _lines(text, known.certain(text))
    for line in lines:
        yield f"the name also stands on line {line}: sitegen withhold {m.letter_id} {line}"
    written = letter.holdings.texts.get(letter.path, "")
    told = () if lines else known.certain(written)  # what came from further lines goes with them
    for line in _lines(written, told):
        yield f"the manuscript still names it, {letter.holdings.label}/{letter.path}:{line}: take it out by hand"
    if known.certain(letter.ref.file):  # a letter can be renamed once nothing else tells the name
        yield (
            f"the name also stands in the name of its source: rename {SOURCES}{letter.ref.file}, what is called so in "
            f"{RECEIVED}, too, and write the new name into the front matter (source: file)"
        )
    if known.certain(m.letter_id):
        yield f"the name also stands in the letter's id: sitegen rename {m.letter_id} NEW-ID"


def _near_in(letter: OpenLetter) -> Iterator[str]:
    """Yield where a letter may still tell a name that it withholds: words that are like it, in its text or its id."""
    m, known, text = letter.manuscript, _known(letter), _left_of(letter)
    near = _near(known, text)
    for line in _lines(text, near):
        yield f"line {line} may give the name away, too. Check; if it does: sitegen withhold {m.letter_id} {line}"
    written = letter.holdings.texts.get(letter.path, "")
    same = {text[one.start : one.end].casefold() for one in near}
    others = [one for one in _near(known, written) if written[one.start : one.end].casefold() not in same]
    for line in _lines(written, others):
        place = f"{letter.holdings.label}/{letter.path}:{line}"
        yield f"the manuscript may still give it away, {place}. Check, and take it out by hand if it does"
    if _has_word_of(known, letter.ref.file.rpartition(".")[0]):
        yield f"the name of its source may give it away, {SOURCES}{letter.ref.file}. Check, and rename it if it does"
    if _has_word_of(known, m.letter_id):
        yield f"the letter's id may give it away. Check; if it does: sitegen rename {m.letter_id} NEW-ID"


def _in_copies(letter: OpenLetter) -> Iterator[Diagnostic]:
    """Yield what builds will say of a letter's copies and of its versions in other languages."""
    letters = with_openings(tuple(letter.holdings.manuscripts.values()), letter.private)
    return named_in(letters, {letter.manuscript.letter_id: _names(letter)}, Copies(letters))


def _gaps_left(letter: OpenLetter) -> Iterator[str]:
    """Yield that the gap in a list tells how a name begins, where the others are in the order of the alphabet."""
    names = [fold(one.name).split() for one in letter.manuscript.letter.signatories]
    keys = ([one[0] for one in names if one], [one[-1] for one in names if one])
    if len(names) >= _FEWEST_IN_ORDER and any(one == sorted({*one}) for one in keys):
        yield (
            "the list is in the order of the alphabet, so the gap tells how the name begins: look, and if it tells too "
            'much: withheld_places = "hidden" in archive.toml; in the files that git publishes the gap stays'
        )


def _headings_left(letter: OpenLetter) -> Iterator[str]:
    """Yield the headings of groups over withheld entries alone: they may tell who these are, or where they are from."""
    own, gone = letter.manuscript.letter_id, withheld_lines(letter.manuscript.withheld)
    lines = letter.reading.lines
    heads = [one.line for one in lines if one.winner.role == "group"]
    for head, end in pairwise([*heads, len(lines) + 1]):
        entries = {one.line for one in lines[head : end - 1] if one.winner.role in ("signatory", "member")}
        if head not in gone and entries and entries <= gone:
            yield (
                f"line {head} stands over withheld entries alone: look, and if it tells who or where they are: "
                f"sitegen withhold {own} {head}"
            )


def _notes_left(letter: OpenLetter, printed: Mapping[int, str]) -> Iterator[str]:
    """Yield the notes that only withheld lines call; `printed` are those as they were before they were written over."""
    m = letter.manuscript
    gone = withheld_lines(m.withheld)
    listed = {one.line for one in entries_of(letter.reading.letter.signatories)}
    notes = {one.first: one.marker for one in (*m.letter.footnotes, *letter.reading.letter.footnotes)}
    for at, text in enumerate(letter.source.lines, 1):
        if at not in listed and at not in notes and (found := _NOTE.match(text)):
            notes[at] = found[1] or found[2]
    for first, marker in sorted(notes.items()):
        call = _call(marker.translate(_RAISED))
        lines = (printed.get(at, text) for at, text in enumerate(letter.source.lines, 1))
        calling = {at for at, text in enumerate(lines, 1) if at != first and call.search(text.translate(_RAISED))}
        if first not in gone and calling and calling <= gone:
            yield (
                f"the note on line {first} is called by withheld lines alone: look, and if it tells who they are: "
                f"sitegen withhold {m.letter_id} {first}"
            )


def _call(marker: str) -> re.Pattern[str]:
    """Return what finds the sign of a note behind a word."""
    sign = re.escape(marker)
    if not marker[:1].isdigit():
        return re.compile(rf"(?<=[\w.)\]”\"]){sign}(?![\w{re.escape(marker[:1])}])|\s{sign}\s*$|[\[(]{sign}[\])]")
    return re.compile(rf"[\[(]\^?{sign}[\])]|\^{sign}(?!\d)|(?<=[^\W\d_]){sign}(?!\w)")


def telling_paths(before: Manuscript, existing: Collection[str], changed: Iterable[str]) -> tuple[str, ...]:
    """Return the paths below the content folder whose earlier states tell what a letter withholds, each once.

    `existing` are the files before they were `changed` or removed, and the letter is as it was `before`. One that was
    renamed has a past under each of its former ids; a source whose form cannot be written over is another file since.
    """
    source = f"{SOURCES}{before.source.file}" if before.source else ""
    sources = [name for name in (source, *changed) if name.startswith(SOURCES) and name in existing]
    sources += [name for one in sources if (name := f"{one}{RECOGNISED}") in existing]
    letters = (
        name for own in (before.letter_id, *before.former_ids) for name in (f"{LETTERS}{own}.md", reading_of(own))
    )
    written = [CHANGES] if CHANGES in existing else []
    pages = sorted(name for name in existing if name.startswith(PAGES))  # a page may have named them, too
    return tuple(dict.fromkeys((*letters, *sources, AUTHORITY, ADDRESSEES, JUDGEMENTS, *written, *pages)))


def _known(letter: OpenLetter) -> Recognizer:
    """Return what finds the names of all lines that a letter withholds: no build passes while one is told."""
    names = _names(letter)
    keys = {key(name) for name in names}
    longer = {one.name for one in entries_of(letter.manuscript.letter.signatories) if key(one.name) not in keys}
    allowed = frozenset().union(*(one.allowed for one in letter.private))
    return Recognizer(names, frozenset(longer | allowed), allowed)


def _names(letter: OpenLetter) -> frozenset[str]:
    own = letter.manuscript.letter_id
    return frozenset(name for one in letter.private if one.letter == own for name in one.names)


def _left_of(letter: OpenLetter) -> str:
    """Return the lines of a source, empty where they are withheld."""
    gone = withheld_lines(letter.manuscript.withheld)
    return "\n".join("" if at in gone else line for at, line in enumerate(letter.source.lines, 1))


def _near(known: Recognizer, text: str) -> list[Find]:
    return [one for one in known.all(text) if not one.certain]


def _lines(text: str, finds: Iterable[Find]) -> list[int]:
    """Return the lines of a text on which finds begin, in order."""
    return sorted({text.count("\n", 0, one.start) + 1 for one in finds})


def _has_word_of(known: Recognizer, text: str) -> bool:
    """Tell whether an id or the name of a file, which does not tell a name, may: it has a telling word of one."""
    if known.certain(text):
        return False
    parts = {one for one in slugify(text, limit=500).split("-") if len(one) >= _TELLING and weight(one) == len(one)}
    return any(not parts.isdisjoint(slugify(name, limit=500).split("-")) for name in known.names)
