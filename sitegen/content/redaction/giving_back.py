"""`sitegen withhold --undo`: a line is told again, with all that went with it: entries, contacts, words of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from shlex import quote
from typing import TypeVar

from sitegen.content.layout import PRIVATE, PRIVATE_FOLDER, RECEIVED, RECOGNISED, SOURCES
from sitegen.content.manuscript import OVER, is_heading, withheld_lines, write_manuscript
from sitegen.content.private import write_private
from sitegen.content.redaction.going_along import records_given_back
from sitegen.content.redaction.opened import Edit, OpenLetter, open_letter
from sitegen.content.redaction.overwriting import is_as_received, with_lines
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Block, Contact, Footnote, Letter, Manuscript, Reading, Signatory, Withheld
from sitegen.core.source import Source, digest
from sitegen.identity.folds import key
from sitegen.reading import formats

Piece = TypeVar("Piece", Block, Footnote)


def give_back(existing: Mapping[str, bytes], label: str, letter_id: str, lines: Sequence[int]) -> Checked[Edit]:
    """Return the edit that undoes `withhold_from_letter` for the records that hold `lines`."""
    opened = open_letter(existing, label, letter_id)
    if opened.value is None:
        return Checked(Edit(), opened.diagnostics)
    letter = opened.value
    m, ref = letter.manuscript, letter.ref
    ending = [one for one in m.withheld if not withheld_lines((one,)).isdisjoint(lines)]
    if not ending:
        return Checked(Edit(), (letter.fault("none of these lines is withheld", "see withheld in its front matter"),))
    ending = _with_printings(letter, ending)
    back = withheld_lines(ending)
    files: dict[str, bytes | None] = {}
    reading, source = letter.reading, letter.source
    kept = [name for name in existing if is_as_received(name, ref.file)]
    original = next((name for name in kept if _is_of(existing, label, name, m, source)), None)
    if original is None and kept:
        said = " ".join(f"--withheld {one.first}=LINE" for one in m.withheld)
        hint = (
            "the private folder keeps another state, perhaps of another branch of git. To go on with that one, find "
            f"the withheld lines in it: sitegen import {quote(f'{label}/{kept[0]}')} {said}; then sitegen withhold "
            f"{letter_id} LINE --undo. Or put {label}/{PRIVATE_FOLDER} back as it was with this state"
        )
        return Checked(Edit(), (letter.fault("the source is another one since these lines were withheld", hint),))
    if original is None and any(OVER in source.lines[line - 1] for line in back if line <= len(source.lines)):
        hint = f"put {label}/{PRIVATE_FOLDER} back from where the lines were withheld: it is in no clone"
        return Checked(Edit(), (letter.fault("the source is written over, and the file as received is gone", hint),))
    if original:
        name, data = original.removeprefix(RECEIVED), existing[original]
        ocr = existing.get(f"{original}{RECOGNISED}", b"")
        received = _received(existing, label, original) or source
        rest = withheld_lines(one for one in m.withheld if one not in ending)
        file = (name, data) if not rest else with_lines(ref.file, letter.data, source, _lines(received, back))
        if file is None:
            return Checked(Edit(), (letter.fault(f"{ref.file} cannot be written", "put the file as received back"),))
        files |= {f"{SOURCES}{ref.file}": None, f"{SOURCES}{file[0]}": file[1]}
        if not rest:
            files[original] = None
            files |= {f"{SOURCES}{name}{RECOGNISED}": ocr} if ocr else {}
        ref = replace(ref, file=file[0], sha256=digest(file[1]))
        again = received if not rest else formats.read_source(f"{label}/{SOURCES}{file[0]}", file[1]).value
        source = again or source
        reading = read_kept(source, m).value
    ended = [one for one in letter.private if one.letter == letter_id and one.line in back]
    contacts = [contact for one in ended for contact in one.contacts]
    entries = [entry for one in ended for entry in one.entries]
    new = replace(
        m,
        letter=_restored(m, source, reading, back, contacts, entries),
        withheld=tuple(one for one in m.withheld if one not in ending),
    )
    files[letter.path] = write_manuscript(replace(new, source=ref)).encode()
    if ended:
        files[PRIVATE] = write_private(one for one in letter.private if one not in ended).encode()
    files |= records_given_back(letter, ended)
    what, them = ("1 record", "it") if len(ending) == 1 else (f"{len(ending)} records", "them")
    return Checked(Edit(files, (f"{letter.path}: {what} taken back, with all that went with {them}",)))


def _with_printings(letter: OpenLetter, ending: Sequence[Withheld]) -> list[Withheld]:
    """Return records with those of further printings of the same signatory: none is told while another is withheld."""
    names: dict[int, set[str]] = {}
    for one in letter.private:
        if one.letter == letter.manuscript.letter_id and one.line:
            names.setdefault(one.line, set()).update(map(key, one.names))
    told = set[str]().union(*(names.get(one.first, set()) for one in ending if one.of == "signatory"))
    return [
        one
        for one in letter.manuscript.withheld
        if one in ending
        or (one.of == "signatory" and one.count == 1 and not told.isdisjoint(names.get(one.first, set())))
    ]


def _received(existing: Mapping[str, bytes], label: str, name: str) -> Source | None:
    """Return a source as it was received."""
    ocr = existing.get(f"{name}{RECOGNISED}", b"")
    return formats.read_source(f"{label}/{SOURCES}{name.removeprefix(RECEIVED)}", existing[name], ocr).value


def _is_of(existing: Mapping[str, bytes], label: str, name: str, m: Manuscript, source: Source) -> bool:
    """Tell whether a file as received is the one of which the source was made: the same but on withheld lines."""
    received, over = _received(existing, label, name), withheld_lines(m.withheld)
    return (
        received is not None
        and len(received.lines) == len(source.lines)
        and all(
            old == new or at in over for at, (old, new) in enumerate(zip(received.lines, source.lines, strict=True), 1)
        )
    )


def _lines(source: Source, lines: frozenset[int]) -> dict[int, str]:
    return {line: source.lines[line - 1] for line in lines if line <= len(source.lines)}


def _restored(
    m: Manuscript,
    source: Source,
    reading: Reading,
    back: frozenset[int],
    contacts: Sequence[Contact],
    entries: Sequence[Signatory] = (),
) -> Letter:
    """Return a manuscript's letter with what stood on the lines that are given `back`.

    Entries and members are as the `source` reads, at their places. `contacts` are as they were when they were taken
    out, and so are `entries`; for lines of which none is known, as the source reads.
    """
    known = {one.line for one in contacts} | {one.line for one in m.letter.contacts}
    again = (one for one in reading.letter.contacts if one.line in back and one.line not in known)
    all_contacts = [*m.letter.contacts]
    for one in (*contacts, *again):
        at = next((at for at, other in enumerate(all_contacts) if other.line > one.line), len(all_contacts))
        all_contacts.insert(at, one)
    text = withheld_lines(m.withheld)
    return replace(
        m.letter,
        signatories=_with_headings(_entries(m, reading, back, entries), source, back, reading.letter.signatories),
        contacts=tuple(all_contacts),
        body=tuple(_with_words(one, source, text, back, reading.letter.body) for one in m.letter.body),
        footnotes=tuple(_with_words(one, source, text, back, reading.letter.footnotes) for one in m.letter.footnotes),
    )


def _entries(
    m: Manuscript, reading: Reading, back: frozenset[int], known: Sequence[Signatory]
) -> tuple[Signatory, ...]:
    entries = list(m.letter.signatories)
    told = {line for one in known for line in range(one.line, one.last + 1)}
    read = (one for one in reading.letter.signatories if told.isdisjoint(range(one.line, one.last + 1)))
    for one in (*known, *read):
        if back & set(range(one.line, one.last + 1)):
            at = next((at for at, other in enumerate(entries) if other.line > one.line), len(entries))
            entries.insert(at, one)
            continue
        again = tuple(member for member in one.members if back & set(range(member.line, member.last + 1)))
        parent = next((at for at, other in enumerate(entries) if again and other.line == one.line), None)
        if parent is not None:
            members = sorted((*entries[parent].members, *again), key=lambda member: member.line)
            entries[parent] = replace(entries[parent], members=tuple(members))
    return tuple(replace(one, ordinal=at) for at, one in enumerate(entries, 1))


def _with_headings(
    entries: tuple[Signatory, ...], source: Source, back: frozenset[int], read: Sequence[Signatory]
) -> tuple[Signatory, ...]:
    """Return entries with the headings of groups that stand on the lines which are given back."""
    lines = [source.lines[line - 1] for line in back if line <= len(source.lines)]
    groups = {one.line: one.group for one in read if any(is_heading(one.group, line) for line in lines)}
    return tuple(
        replace(one, group=groups[one.line]) if one.group == OVER and one.line in groups else one for one in entries
    )


def _with_words(
    one: Piece, source: Source, withheld: frozenset[int], back: frozenset[int], printed: Sequence[Piece]
) -> Piece:
    """Return a text with the words of its lines for "[withheld]", or as the source reads if it is not clear which."""
    lines = [line for line in range(one.first, one.last + 1) if line in withheld]
    if back.isdisjoint(lines) or OVER not in one.text:
        return one
    parts = one.text.split(OVER)
    if len(parts) == len(lines) + 1:
        said: list[str] = [" ".join(source.lines[line - 1].split()) if line in back else OVER for line in lines]
        return replace(one, text="".join(part + word for part, word in zip(parts, [*said, ""], strict=True)))
    return next((other for other in printed if (other.first, other.last) == (one.first, one.last)), one)
