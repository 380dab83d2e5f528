"""Where a letter still tells, or may tell, whom `sitegen withhold` took out of it: what the editor has to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.content.fidelity.printed import entries_of
from sitegen.content.layout import RECEIVED, SOURCES
from sitegen.content.manuscript import withheld_lines
from sitegen.content.redaction.opened import OpenLetter
from sitegen.content.redaction.telling import signed_elsewhere
from sitegen.core.slugs import slugify
from sitegen.identity import Recognizer, key
from sitegen.identity.recognition import Find
from sitegen.identity.spellings import weight

_TELLING = 5  # letters of a word by which an id or the name of a file may tell a name


def still_signed(letter: OpenLetter, printed: Mapping[int, str]) -> Iterator[str]:
    """Yield which of the lines withheld as a text print the name of an entry that stands on another one."""
    m = letter.manuscript
    for line in sorted(printed.keys() & withheld_lines(m.withheld, "text")):
        if listed := signed_elsewhere(m, printed[line]):
            yield f"who stands on line {line} still signs on line {listed}: sitegen withhold {m.letter_id} {listed}"


def also_in(letter: OpenLetter) -> Iterator[str]:
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


def near_in(letter: OpenLetter) -> Iterator[str]:
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


def _known(letter: OpenLetter) -> Recognizer:
    """Return what finds the names of all lines that a letter withholds: no build passes while one is told."""
    names = {name for one in letter.private if one.letter == letter.manuscript.letter_id for name in one.names}
    keys = {key(name) for name in names}
    longer = {one.name for one in entries_of(letter.manuscript.letter.signatories) if key(one.name) not in keys}
    allowed = frozenset().union(*(one.allowed for one in letter.private))
    return Recognizer(frozenset(names), frozenset(longer | allowed), allowed)


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
