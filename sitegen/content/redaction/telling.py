"""What a line that is to be withheld tells besides: others, a field of the front matter, a person for questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sitegen.content.manuscript import Entry, entries_of, withheld_lines
from sitegen.content.private import PrivateRecord
from sitegen.content.redaction.opened import OpenLetter
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import LineRole, Manuscript, Reading, Withheld
from sitegen.core.source import Source, said_lines
from sitegen.identity.bare import known_as
from sitegen.identity.entry_parts import parts_of
from sitegen.identity.folds import fold
from sitegen.identity.recognition import Recognizer

# What the letter itself says on a line that is withheld as a text, in words.
_READ_AS: dict[LineRole | None, str] = {
    "date": "the letter's date", "salutation": "the salutation", "body": "text of the letter", "heading": "a heading",
    "closing": "the closing", "statement": "the words over the list", "footnote": "a footnote", "group": "a heading",
}  # fmt: skip
_LABEL = 2  # words that may stand beside a title or an addressee on its line ("To:")


def refused(
    letter: OpenLetter, record: Withheld, text: str, forms: frozenset[str], *, named: bool, whole: bool
) -> Diagnostic | None:
    """Return why `record` cannot be written; `text` is its line, `forms` the names that it hides. None if it can.

    `named` says that a person gave a name, `whole` that all signatories of the line are meant.
    """
    if record.count > 1 and not whole:
        return _several(letter, record)
    if record.reason and Recognizer(forms).certain(record.reason):
        hint = "--reason is published: say why, and not who"
        return letter.fault("the reason contains the name that it withholds", hint)
    role = _role_of(letter.reading, record.first)
    field = (
        "date" if role == "date" and letter.manuscript.letter.date else _told_in_front_matter(letter.manuscript, text)
    )
    if record.of == "text" and not named and field:
        message = f"{said_lines(record.first, record.last)} gives the {field}, and so does the front matter"
        hint = "change it there first, then withhold the line; or give --name: no build passes while it stands anywhere"
        return letter.fault(message, hint)
    return None


def _several(letter: OpenLetter, record: Withheld) -> Diagnostic:
    """Return that lines hold several signatories, and how to withhold one of them, or all."""
    lines, them = said_lines(record.first, record.last), "both" if record.count == 2 else "all"
    hint = (
        f"to withhold {them} of them: --all. To withhold one alone, break {lines} in a copy of the source, so that "
        "its name has a line of its own; import the copy under the source's name, write the new lines behind the "
        "entries, and withhold that line (docs/withholding.md)"
    )
    return letter.fault(f"{lines} of the source holds {record.count} signatories; a line is withheld whole", hint)


def _told_in_front_matter(m: Manuscript, text: str) -> str | None:
    """Return which field of the front matter a line gives, a label and a part of a longer one aside; None if none."""
    line = fold(text)
    fields = [("title", m.letter.title or ""), *(("addressee", one) for one in m.letter.addressees)]
    for field_name, value in (*fields, *(("copy", one) for one in m.letter.cc)):
        own = fold(value)
        labelled = own and own in line and len(line.split()) - len(own.split()) <= _LABEL
        if labelled or (" " in line and line in own):
            return field_name
    return None


def _role_of(reading: Reading, line: int) -> LineRole | None:
    """Return what a line of a source was read as."""
    return next((one.winner.role for one in reading.lines if one.line == line), None)


def signed_elsewhere(m: Manuscript, text: str) -> int | None:
    """Return the line of the entry whose whole name a line prints once more, None if it prints none."""
    printed = letters_of(text)
    return next((one.line for one in entries_of(m.letter.signatories) if letters_of(one.name) == printed), None)


def persons_on(
    m: Manuscript, read: Reading, source: Source, gone: frozenset[int], private: Sequence[PrivateRecord]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the persons for questions on lines that are withheld as a text, and what is said of who is not guarded.

    `read` is the source as it reads, `private` whom the archive guards already. Who stands elsewhere in
    the letter, too, may be on its list openly: whether that is to go is not for a program to say.
    """
    persons = sorted(
        {one.person for one in (*m.letter.contacts, *read.letter.contacts) if one.person and one.line in gone}
    )
    line = min(gone)
    if not persons:
        guarded = Recognizer(frozenset(name for one in private if one.letter == m.letter_id for name in one.names))
        if guarded.certain("\n".join(source.lines[at - 1] for at in sorted(gone))):
            return frozenset(), (f"line {line} tells a name that is guarded already",)
        if any(signed_elsewhere(m, source.lines[at - 1]) for at in gone):
            return frozenset(), ()  # the command ends with where they sign
        was = _READ_AS.get(_role_of(read, line))
        other = (
            f"; it was read as {was}, so if you meant another line: sitegen withhold {m.letter_id} {line} --undo"
            if was
            else ""
        )
        said = f"no name on line {line} is known to be guarded: if a person stands there, give --name{other}"
        return frozenset(), (said,)
    hidden = gone | withheld_lines(m.withheld)
    text = "\n".join("" if at in hidden else one for at, one in enumerate(source.lines, 1))
    elsewhere = {person: Recognizer(frozenset((person,))).certain(text) for person in persons}
    told = tuple(
        f"the person of line {line} also stands on line {text.count(chr(10), 0, found[0].start) + 1}, "
        "so the name is not guarded: withhold that line, too, and give --name"
        for found in elsewhere.values()
        if found
    )
    return frozenset(person for person, found in elsewhere.items() if not found), told


def beside_names(entries: Iterable[Entry]) -> frozenset[str]:
    """Return what entries say, whole, where somebody else is named beside the name."""
    return frozenset(
        one.entry
        for one in entries
        if any(known_as(part.text).isdisjoint(known_as(one.name)) for part in parts_of(one.entry))
    )


def guarded_in_part(m: Manuscript, line: int, entries: Collection[str], names: Collection[str]) -> Iterator[str]:
    """Yield what is said of entries that hold more than a plain name: how many parts of them a build only warns of.

    `names` are those that a person gave besides; what they guard need not be said. No message names anybody.
    """
    plain = (one for one in entries if not parts_of(one))
    given = frozenset().union(*map(known_as, (*names, *plain)))
    for entry in sorted(entries):
        whole = Recognizer(frozenset((entry,)))
        near = (one for one in parts_of(entry) if not whole.certain(one.text))
        parts = [one for one in near if given.isdisjoint(known_as(one.text))]
        if parts:
            which = sorted(_said_words(entry, one.text) for one in parts)
            yield (
                f"line {line} holds more than a plain name: all of it is guarded, and builds only warn of "
                f"{' and of '.join(which)} alone. Give each name to keep off the site: "
                f'sitegen withhold {m.letter_id} {line} --name "NAME"'
            )


def _said_words(entry: str, part: str) -> str:
    """Return which words of an entry a part of it is, by their numbers."""
    at = entry.find(part)
    first, count = len(f"{entry[: max(at, 0)]}x".split()), len(part.split())
    if at < 0:
        return "what its words may mean"
    return f"word {first}" if count == 1 else f"words {first}–{first + count - 1}"
