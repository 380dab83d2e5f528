"""Letters leave the archive or change in it: what `sitegen remove`, `withdraw` and `rename` do, worked out.

Each returns the files to write, under their paths in the content folder, with None for those that go; none if anything
is wrong. What people wrote stays as it is, byte for byte, but for the lines that have to change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sitegen.content.accession import accession
from sitegen.content.changes import read_changes
from sitegen.content.folder import Content, read_content
from sitegen.content.layout import ADDRESSEES, AUTHORITY, CHANGES, LETTERS, PRIVATE, RECOGNISED, SOURCES
from sitegen.content.manuscript import is_id, read_manuscript, write_manuscript
from sitegen.content.private import read_private
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import TOLD_NAME, UNCHANGEABLE_LETTER, UNNEEDED_RECORD
from sitegen.core.model import Letter, Manuscript, Organization, Stated, Withdrawal
from sitegen.core.source import Span
from sitegen.identity import Recognizer, resolve, without_records
from sitegen.identity.addressees import resolve_addressees, unaddressed

Edits = Mapping[str, bytes | None]

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TRANSLATION = re.compile(r"^translation_of[ \t]*:.*\n", re.MULTILINE)
# What names another letter: in front matter, and in the file of private names.
_NAMING = re.compile(r"^[ \t-]*(?:translation_of|open_in|letter)[ \t]*:.*\n(?:[ \t]+- .*\n)*", re.MULTILINE)
_FORMERLY = re.compile(r"^formerly[ \t]*:.*\n(?:[ \t]*- .*\n|[ \t]+\S.*\n)*", re.MULTILINE)
_ID = re.compile(r"^id[ \t]*:.*\n", re.MULTILINE)


def remove(files: Mapping[str, bytes], label: str, letter_id: str, *, records: bool = False) -> Checked[Edits]:
    """Return the archive's files without a letter: its manuscript and its source.

    Translations of it stand for themselves then. Records of the authority file and notes of the changelog that spoke
    of this letter alone are told; with `records` they go, too, but for a record to which somebody has added.
    """
    asked = _asked(files, label, letter_id)
    if asked.value is None:
        return Checked({}, asked.diagnostics)
    content, letter, held = asked.value.content, asked.value.letter, asked.value.held
    edits: dict[str, bytes | None] = dict.fromkeys(_files_of(letter, content.manuscripts, held))
    for other in content.manuscripts:
        if other.translation_of == letter.letter_id and f"{LETTERS}{other.letter_id}.md" in held:
            name = f"{LETTERS}{other.letter_id}.md"
            edits[name] = _edit(held[name], lambda text: _TRANSLATION.sub("", text, count=1))
    kept = [one for one in content.manuscripts if one.letter_id != letter.letter_id]
    unneeded, unwritten = _unneeded(content, kept, f"{label}/{AUTHORITY}"), _unwritten(content, kept)
    notes = _notes(held, label, letter)
    told = tuple(_offered(unneeded, unwritten, notes, label, letter.letter_id))
    if not records:
        return Checked(edits, asked.diagnostics + told)
    for name, lines in ((AUTHORITY, _bare(unneeded)), (ADDRESSEES, _bare(unwritten)), (CHANGES, notes)):
        if lines:
            edits[name] = _edit(held[name], lambda text, lines=lines: without_records(text, set(lines))[0])  # type: ignore[misc]
    return Checked(edits, asked.diagnostics)


def withdraw(
    files: Mapping[str, bytes], label: str, letter_id: str, withdrawal: Withdrawal, *, keep_text: bool = True
) -> Checked[Edits]:
    """Return the archive's files with a letter that says it was withdrawn.

    Without its text, the manuscript holds what is said about the letter (title, date, language, addressees) and nothing
    of what it said, and its source is gone. Of a letter that is withdrawn already the text can still go: its day
    and its reason stay.
    """
    asked = _asked(files, label, letter_id)
    if asked.value is None:
        return Checked({}, asked.diagnostics)
    letter, held = asked.value.letter, asked.value.held
    emptied_already = letter.source is None and not letter.letter.body and not letter.letter.signatories
    if letter.withdrawn and (keep_text or emptied_already):
        message = f"{letter_id} is withdrawn already"
        return Checked({}, (_refusal(letter.path, message, "change the day or the reason in its front matter"),))
    withdrawal = letter.withdrawn or withdrawal
    name = f"{LETTERS}{letter.letter_id}.md"
    if keep_text:
        settings = {
            "on": withdrawal.on,
            "reason": withdrawal.reason and json.dumps(withdrawal.reason, ensure_ascii=False),
        }
        lines = "".join(f"  {key}: {value}\n" for key, value in settings.items() if value)
        return Checked({name: _edit(held[name], lambda text: _at_end_of_front(text, f"withdrawn:\n{lines}"))})
    about = letter.letter
    bare = Letter(about.title, about.date, about.language, about.addressees, about.cc, Stated(), (), (), (), None, ())
    emptied = replace(
        letter, letter=bare, source=None, corrections=(), departures=(), withheld=(), withdrawn=withdrawal
    )
    edits: dict[str, bytes | None] = dict.fromkeys(_files_of(letter, asked.value.content.manuscripts, held))
    return Checked(edits | {name: write_manuscript(emptied).encode()})


def rename(files: Mapping[str, bytes], label: str, letter_id: str, new: str) -> Checked[Edits]:
    """Return the archive's files with a letter under another id. Its former address leads on to the new one."""
    asked = _asked(files, label, letter_id)
    if asked.value is None:
        if {one.code for one in asked.diagnostics} == {TOLD_NAME.code}:
            return _renamed_as_it_tells(files, label, letter_id, new, asked.diagnostics)
        return Checked({}, asked.diagnostics)
    return _renamed(asked.value.content.manuscripts, asked.value.letter, asked.value.held, new)


def _renamed_as_it_tells(
    files: Mapping[str, bytes], label: str, letter_id: str, new: str, told: tuple[Diagnostic, ...]
) -> Checked[Edits]:
    """Return the edits of a renaming in an archive that tells a withheld name, if it is the id that tells it.

    No id that tells it is kept then: an address that led on would tell the name as well. So the changelog's records of
    the letter get the new one, too.
    """
    paths = {name: f"{label}/{name}" for name in files if name.startswith(LETTERS) and name.endswith(".md")}
    read = (read_manuscript(files[name].decode("utf-8-sig").replace("\r\n", "\n"), paths[name]).value for name in paths)
    manuscripts = [one for one in read if one]
    letter = next((one for one in manuscripts if one.letter_id == letter_id), None)
    if letter is None:
        return Checked({}, told)
    private = read_private(files.get(PRIVATE, b"").decode("utf-8", "replace"), f"{label}/{PRIVATE}").value or ()
    guard = Recognizer(frozenset(name for one in private for name in one.names))
    known = [one for one in letter.former_ids if not guard.certain(one)]
    done = _renamed(manuscripts, letter, files, new, known=known)
    if done.failed:
        return done
    if CHANGES in files:
        letters = re.compile(rf"(\bletter[ \t]*:[ \t]*[\"']?){re.escape(letter_id)}(?![\w-])")
        changes = _edit(files[CHANGES], lambda text: letters.sub(lambda found: found[1] + new, text))
        done = Checked({**done.value, CHANGES: changes})
    again = read_content({name: data for name, data in {**files, **done.value}.items() if data is not None}, label)
    faults = tuple(one for one in again.diagnostics if one.severity == "error")
    return Checked({}, faults) if faults else done


def _renamed(
    manuscripts: Sequence[Manuscript],
    letter: Manuscript,
    held: Mapping[str, bytes],
    new: str,
    *,
    known: Sequence[str] | None = None,
) -> Checked[Edits]:
    """Return the edits that give a letter the id `new`, and that name it where other files do.

    `known` are the former ids that lead on to it: all that it had, unless something else is said.
    """
    letter_id = letter.letter_id
    if not is_id(new):
        hint = "use small letters, digits and single hyphens: 2024-02-01-urgent-call"
        return Checked({}, (_refusal(letter.path, f"{new!r} cannot be an id", hint),))
    taken = {own: one for one in manuscripts for own in (one.letter_id, *one.former_ids) if one is not letter}
    if new in taken or new == letter.letter_id:
        other = taken.get(new, letter)
        message = f"{new} is {'the id' if other.letter_id == new else 'a former id'} of {other.path}"
        return Checked({}, (_refusal(letter.path, message, "choose another one"),))
    former = [one for one in ((*letter.former_ids, letter_id) if known is None else known) if one != new]
    said = f"id: {new}\n" + "".join(("formerly:\n", *(f"  - {one}\n" for one in former)) if former else ())
    name = f"{LETTERS}{letter.letter_id}.md"
    edits: dict[str, bytes | None] = {
        name: None,
        f"{LETTERS}{new}.md": _edit(held[name], lambda text: _ID.sub(said, _FORMERLY.sub("", text, count=1), count=1)),
    }
    word = re.compile(rf"(?<![\w-]){re.escape(letter_id)}(?![\w-])")
    for other in manuscripts:
        open_in = any(letter_id in one.open_in for one in other.withheld)
        if other is not letter and (other.translation_of == letter_id or open_in):
            path = f"{LETTERS}{other.letter_id}.md"
            edits[path] = _edit(held[path], lambda text: _NAMING.sub(lambda found: word.sub(new, found[0]), text))
    if PRIVATE in held:
        edits[PRIVATE] = _edit(held[PRIVATE], lambda text: _NAMING.sub(lambda found: word.sub(new, found[0]), text))
    return Checked(edits)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The archive, the letter that is spoken of, and the files with those of a letter that nobody has imported."""

    content: Content
    letter: Manuscript
    held: Mapping[str, bytes]


def _asked(files: Mapping[str, bytes], label: str, letter_id: str) -> Checked[_Asked | None]:
    """Return the letter of that id with its archive, or None with the reason why it cannot be had."""
    read = read_content(files, label)
    held = dict(files)
    if read.value and read.value.unread:
        beside = (f"{name}{RECOGNISED}" for name in read.value.unread)
        dropped = [name for name in (*read.value.unread, *beside) if name in files]
        taken = accession(files, label, [(f"{label}/{name}", files[name]) for name in dropped])
        held |= {name: data for name, data in taken.value.items() if name.startswith(LETTERS)}
        read = read_content(held, label)
    faults = tuple(one for one in read.diagnostics if one.severity == "error")
    if read.value is None or faults:
        return Checked(None, faults)
    own = {one.letter_id: one for one in read.value.manuscripts}
    former = {old: one.letter_id for one in own.values() for old in one.former_ids}
    if letter_id not in own:
        near = [former[letter_id]] if letter_id in former else get_close_matches(letter_id, own, 1)
        hint = (
            f"did you mean {near[0]}?"
            if near
            else f"the ids are the names of the files in {label}/letters, without .md"
        )
        return Checked(None, (_refusal(f"{label}/{LETTERS}{letter_id}.md", f"there is no letter {letter_id}", hint),))
    # As it is written, with those whom it withholds, so that nothing is lost when it is written again.
    whole = read_manuscript(
        held[f"{LETTERS}{letter_id}.md"].decode("utf-8-sig").replace("\r\n", "\n"), own[letter_id].path
    )
    letter = whole.value or own[letter_id]
    others = tuple(letter if one.letter_id == letter_id else one for one in read.value.manuscripts)
    return Checked(_Asked(replace(read.value, manuscripts=others), letter, held))


def _refusal(path: str, message: str, hint: str) -> Diagnostic:
    return UNCHANGEABLE_LETTER.at(Span.line(path, 1), message, hint)


def _files_of(letter: Manuscript, manuscripts: Iterable[Manuscript], held: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that are a letter's alone."""
    yield f"{LETTERS}{letter.letter_id}.md"
    if letter.source:
        shared = any(one.source and one.source.file == letter.source.file for one in manuscripts if one is not letter)
        name = f"{SOURCES}{letter.source.file}"
        yield from (one for one in (name, f"{name}{RECOGNISED}") if not shared and one in held)


def _unneeded(content: Content, kept: Sequence[Manuscript], path: str) -> list[Organization]:
    """Return the records that the letters `kept` do not need, and all letters together did."""

    def needed(manuscripts: Sequence[Manuscript]) -> set[str]:
        found = resolve(manuscripts, content.organizations, content.judgements, authority_path=path).value
        ids = {own for entries in found.by_letter.values() for entry, members in entries for own in (entry, *members)}
        above = {one.parent_id for one in content.organizations if one.organization_id in ids}
        return {own for own in (*ids, *above) if own}

    gone = needed(content.manuscripts) - needed(kept)
    return [one for one in content.organizations if one.organization_id in gone and one.line]


def _unwritten(content: Content, kept: Sequence[Manuscript]) -> list[Organization]:
    """Return the records of addressees that the letters `kept` do not need, and all letters together did."""
    records, judgements = content.addressees, content.judgements
    before, after = (
        unaddressed(records, resolve_addressees(those, records, judgements).value.addressed)
        for those in (content.manuscripts, kept)
    )
    return [one for one in after if one not in before and one.line]


def _bare(records: Sequence[Organization]) -> list[int]:
    """Return the lines of records to which nobody has added anything."""
    return [one.line for one in records if not (one.note or one.websites or one.identifiers or one.name_reason)]


def _notes(held: Mapping[str, bytes], label: str, letter: Manuscript) -> list[int]:
    """Return the lines of the changelog's records that speak of a letter."""
    text = held.get(CHANGES, b"").decode("utf-8-sig").replace("\r\n", "\n")
    changes = read_changes(text, f"{label}/{CHANGES}").value or ()
    return [one.line for one in changes if one.letter in (letter.letter_id, *letter.former_ids)]


def _offered(
    unneeded: Sequence[Organization], unwritten: Sequence[Organization], notes: Sequence[int], label: str, own: str
) -> Iterator[Diagnostic]:
    records = "sitegen tidy removes what nobody names"
    for name, lines, what, hint in (
        (AUTHORITY, [one.line for one in unneeded], "of an organization", records),
        (ADDRESSEES, [one.line for one in unwritten], "of an addressee", records),
        (CHANGES, list(notes), "of the changelog", "delete what no longer holds"),
    ):
        if lines:
            some = ", ".join(map(str, lines[:10])) + (" …" if len(lines) > 10 else "")
            many = f"1 record {what}" if len(lines) == 1 else f"{len(lines)} records {what}"
            message = f"{many} spoke of {own} alone (line {some})"
            at_once = f"{hint}; sitegen remove --records does it at once"
            yield UNNEEDED_RECORD.at(Span.line(f"{label}/{name}", lines[0]), message, at_once)


def _edit(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a text file with `change` made to its text; its byte order mark and line ends stay."""
    text = data.decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    return change(text.replace("\r\n", "\n")).replace("\n", ends).encode()


def _at_end_of_front(text: str, lines: str) -> str:
    """Return a manuscript with `lines` at the end of its front matter."""
    opening = text.index("\n") + 1
    end = _FENCE.search(text, opening)
    at = end.start() if end else len(text)
    return text[:at] + lines + text[at:]
