"""`sitegen withhold`: every step by which an archive stops telling a line, as one edit (`giving_back` undoes it).

The manuscript gets the record and loses the entry, the authority file its record and judgements if nobody else signs
under the name, the source is written over. What was taken out goes into the private folder, which git ignores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.layout import PRIVATE, PRIVATE_FOLDER
from sitegen.content.manuscript import OVER, entries_of, withheld_lines, without_lines, write_manuscript
from sitegen.content.redaction.going_along import all_forms, go_along
from sitegen.content.redaction.opened import Edit, OpenLetter, open_letter
from sitegen.content.redaction.overwriting import tells_beside, write_over
from sitegen.content.redaction.still_telling import still_telling, telling_paths
from sitegen.content.redaction.telling import beside_names, guarded_in_part, persons_on, refused
from sitegen.content.redaction.whom_to_ask import whom_to_ask
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import CANNOT_WITHHOLD
from sitegen.core.model import Member, Signatory, Withheld
from sitegen.core.source import said_lines
from sitegen.identity.recognition import Recognizer
from sitegen.reading.formats.plain import lines_of_file

_IGNORED = f"{PRIVATE_FOLDER}.gitignore"


def withhold_from_letter(
    existing: Mapping[str, bytes],
    label: str,
    letter_id: str,
    lines: Sequence[int],
    today: str,
    *,
    reason: str | None = None,
    names: Collection[str] = (),
    keep_source: bool = False,
    all_of_line: bool = False,
) -> Checked[Edit]:
    """Return the edit that withholds what stands on `lines` of a letter's source: its signatories, or private text.

    `existing` are the files of the content folder, its private ones among them. `names` are further names under which
    the archive must not tell whom it withholds. With `keep_source` the source stays as it was received. A line that
    holds several signatories is refused, for whoever asks for one would silence the others; unless `all_of_line`.
    """
    if not all(name.strip() for name in names):
        hint = "give the name with --name, in quotes, or leave --name out"
        return Checked(Edit(), (CANNOT_WITHHOLD.at(None, "a name that --name gives is empty", hint),))
    whole, before, printed = Edit(), None, dict[int, str]()
    asked = sorted({*lines})
    for line in asked:  # grows by the lines on which the list prints an entry once more
        now = whole.on(existing)
        opened = open_letter(now, label, letter_id)
        if opened.value is None:
            return Checked(Edit(), opened.diagnostics)
        before = before or opened.value.manuscript
        printed[line] = "".join(opened.value.source.lines[line - 1 : line])
        step = _withhold(
            opened.value, now, line, today, reason, frozenset(names), keep_source=keep_source, all_of_line=all_of_line
        )
        if step.failed:
            return step
        whole = whole.then(step.value)
        asked += (one for one in _again_on(opened.value, line, whole=all_of_line) if one not in asked)
    opened = open_letter(whole.on(existing), label, letter_id)
    told, near = still_telling(opened.value, before, printed) if opened.value and before else ([], [])
    past = telling_paths(before, existing, whole.files) if before else ()
    last = Edit(steps=(*told, *near), left=bool(told), doubtful=bool(near))
    return Checked(replace(whole.then(last), past=past))


def _again_on(letter: OpenLetter, line: int, *, whole: bool) -> Iterator[int]:
    """Yield the lines on which the list prints whoever signs on a line once more; one that others share, if `whole`."""
    record = _record(letter, line, None, "")
    if record.of == "text":
        return
    read, gone = tuple(entries_of(letter.reading.letter.signatories)), withheld_lines((record,))
    listed = (*read, *entries_of(letter.manuscript.letter.signatories))
    names = {letters_of(one.name) for one in listed if one.line > 0 and _stands_on(one, gone)}
    gone |= withheld_lines(letter.manuscript.withheld)
    again = (one.line for one in read if letters_of(one.name) in names and one.line > 0)
    for at in again:
        if at not in gone and (whole or _record(letter, at, None, "").count == 1):
            yield at


def _withhold(
    letter: OpenLetter,
    existing: Mapping[str, bytes],
    line: int,
    today: str,
    reason: str | None,
    names: frozenset[str],
    *,
    keep_source: bool,
    all_of_line: bool,
) -> Checked[Edit]:
    """Return the edit that withholds what stands on one line."""
    m, source = letter.manuscript, letter.source
    before = next((one for one in m.withheld if one.first <= line <= one.last), None)
    if before and (keep_source or OVER in source.lines[line - 1]):
        return _once_more(letter, existing, before, reason, names, keep_source=keep_source)
    # what is left aside (fields of a mail) is no line of the letter, and the file has it all the same
    printed = (source.lines, lines_of_file(source, letter.data))
    printed_on = next((some[line - 1] for some in printed if some[line - 1 : line] and some[line - 1].strip()), None)
    if printed_on is None:
        message = f"line {line} of {letter.ref.file} is {'empty' if 1 <= line <= len(source.lines) else 'not there'}"
        return Checked(Edit(), (letter.fault(message, "the page of the source counts the lines"),))
    record = before or _record(letter, line, reason, today)
    gone = withheld_lines((record,))
    hidden = Hidden.on(gone, letter.reading.letter.signatories, m.letter.signatories)
    both = (letter.reading.letter.signatories, m.letter.signatories)
    on_them = [one for some in both for one in entries_of(some) if _stands_on(one, gone)]
    forms = all_forms(letter, hidden.names) | names
    hidden = hidden.also(Hidden.called(beside_names(on_them)))
    forms |= hidden.names
    why = refused(letter, record, printed_on, forms, named=bool(names), whole=all_of_line or bool(before))
    if why is not None:
        return Checked(Edit(), (why,))
    persons, spoken = frozenset[str](), tuple[str, ...]()
    if record.of == "text" and not names:
        persons, spoken = persons_on(m, letter.reading, source, gone, letter.private)
    asked_for, told, unsure = whom_to_ask(letter, existing, gone, on_them)
    persons |= asked_for
    known = _known(letter, forms | persons)
    over = Checked((letter.ref, {}, ())) if keep_source else write_over(letter, existing, gone, known)
    if over.failed:
        return Checked(Edit(), over.diagnostics)
    ref, sources, written = over.value
    # A sentence that names who is withheld loses the line; a text that only stands around a list stays as it is.
    pieces = "\n\n".join([*(one.text for one in m.letter.body), *(one.text for one in m.letter.footnotes)])
    of_text = withheld_lines((*m.withheld, record), "text")
    out = of_text | gone if Recognizer(hidden.names).certain(pieces) else of_text
    new = replace(
        m,
        letter=without_lines(hidden.absent(m.letter, gone), source, out),
        corrections=tuple(one for one in m.corrections if one.line not in gone),
        withheld=tuple(sorted({*m.withheld, record}, key=lambda one: one.first)),
        source=ref,
    )
    read = {_own(one) for one in letter.reading.letter.signatories}
    contacts = tuple(one for one in m.letter.contacts if one.line in gone)
    entries = tuple(one for one in m.letter.signatories if _stands_on(one, gone) and _own(one) not in read)
    along, taken = go_along(letter, record.first, gone, hidden.names | names | persons, hidden.names, contacts, entries)
    files = {**sources, **along, letter.path: write_manuscript(new).encode(), _IGNORED: b"*\n"}
    said = f"line {line}, {'private text' if record.of == 'text' else 'a signatory'}, is withheld"
    if record.count > 1:
        said = f"{said_lines(record.first, record.last)}, {record.count} signatories, are withheld"
    steps = [f"{letter.path}: {said}, and taken out", *taken, *written]
    steps += (f"{PRIVATE}: the names, for this machine alone", *spoken)
    asked = (*told, *guarded_in_part(m, record.first, hidden.names, names | asked_for))
    unsure = unsure or len(asked) > len(told) or any("--undo" in one for one in spoken)
    return Checked(Edit(files, (*steps, *asked), doubtful=unsure))


def _once_more(
    letter: OpenLetter,
    existing: Mapping[str, bytes],
    record: Withheld,
    reason: str | None,
    names: frozenset[str],
    *,
    keep_source: bool,
) -> Checked[Edit]:
    """Return the edit by which a line that is withheld already is guarded under more `names`, for another reason."""
    m, source = letter.manuscript, letter.source
    gone = withheld_lines((record,))
    new = replace(record, reason=reason) if reason else record
    known = _known(letter, names)
    if why := refused(letter, new, source.lines[record.first - 1], known.names, named=True, whole=True):
        return Checked(Edit(), (why,))
    steps, files = [f"line {record.first} is withheld already"], dict[str, bytes | None]()
    if names:
        along, taken = go_along(letter, record.first, gone, names, names)
        files |= along
        steps += (*taken, f"{PRIVATE}: the further names are guarded, too")
    new_m = replace(m, withheld=tuple(new if one is record else one for one in m.withheld))
    if not keep_source and tells_beside(letter, known):
        over = write_over(letter, existing, gone, known)
        if over.failed:
            return Checked(Edit(), over.diagnostics)
        ref, sources, written = over.value
        new_m, files = replace(new_m, source=ref), files | dict(sources)
        steps += written
    if new_m != m:
        files[letter.path] = write_manuscript(new_m).encode()
    return Checked(Edit(files, tuple(steps)))


def _known(letter: OpenLetter, names: frozenset[str]) -> Recognizer:
    """Return what finds `names` and those that a letter withholds already."""
    own = (one for one in letter.private if one.letter == letter.manuscript.letter_id)
    return Recognizer(names.union(*(one.names for one in own)))


def _record(letter: OpenLetter, line: int, reason: str | None, today: str) -> Withheld:
    """Return the record that withholds a line: all lines of the entry that stands there, or the line as a text."""
    both = (letter.reading.letter.signatories, letter.manuscript.letter.signatories)
    for one in (one for signatories in both for one in entries_of(signatories)):
        if 0 < one.line <= line <= max(one.line, one.last):
            first, last = one.line, max(one.line, one.last)
            lines = frozenset(range(first, last + 1))
            count = max(sum(_stands_on(each, lines) for each in signatories) for signatories in both)
            return Withheld(first, last, reason, today, count=max(count, 1))
    return Withheld(line, line, reason, today, "text")


def _own(one: Signatory) -> tuple[str, int, int]:
    """Return what an entry that the source reads by itself is told by; no other can be read anew to give it back."""
    return one.name, one.line, one.last


def _stands_on(one: Signatory | Member, lines: frozenset[int]) -> bool:
    return not lines.isdisjoint(range(one.line, max(one.line, one.last) + 1))
