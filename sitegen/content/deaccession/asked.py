"""The letter that is to leave the archive or to change in it, with the archive's files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from sitegen.content.accession import accession
from sitegen.content.folder import Content, read_content
from sitegen.content.layout import LETTERS, RECOGNISED, SOURCES
from sitegen.content.manuscript import read_manuscript
from sitegen.content.texts import texts_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import FAULTS_ELSEWHERE, UNCHANGEABLE_LETTER
from sitegen.core.model import Manuscript
from sitegen.core.source import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """The archive, the letter that is spoken of, and the files with those of a letter that nobody has imported."""

    content: Content
    letter: Manuscript
    held: Mapping[str, bytes]


def asked_for(files: Mapping[str, bytes], label: str, letter_id: str) -> Checked[Asked | None]:
    """Return the letter of that id with its archive, or None with the reason why it cannot be had."""
    read = read_content(files, label)
    held = dict(files)
    if read.value and read.value.unread:
        beside = (f"{name}{RECOGNISED}" for name in read.value.unread)
        dropped = [name for name in (*read.value.unread, *beside) if name in files]
        taken = accession(files, label, [(f"{label}/{name}", files[name]) for name in dropped])
        held |= {name: data for name, data in taken.value.items() if data is not None and name.startswith(LETTERS)}
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
        return Checked(None, (refusal(f"{label}/{LETTERS}{letter_id}.md", f"there is no letter {letter_id}", hint),))
    # As it is written, with those whom it withholds, so that nothing is lost when it is written again.
    whole = read_manuscript(
        held[f"{LETTERS}{letter_id}.md"].decode("utf-8-sig").replace("\r\n", "\n"), own[letter_id].path
    )
    letter = whole.value or own[letter_id]
    others = tuple(letter if one.letter_id == letter_id else one for one in read.value.manuscripts)
    return Checked(Asked(replace(read.value, manuscripts=others), letter, held))


def alone(files: Mapping[str, bytes], label: str, letter_id: str) -> tuple[Manuscript, tuple[Manuscript, ...]] | None:
    """Return the letter of that id and all that can be read, whatever is wrong with the rest of the archive.

    None if its own manuscript cannot be read.
    """
    texts = texts_of({name: data for name, data in files.items() if name.startswith(LETTERS)}, label).value
    read = (read_manuscript(text, f"{label}/{name}").value for name, text in texts.items() if text is not None)
    manuscripts = tuple(one for one in read if one)
    path = f"{label}/{LETTERS}{letter_id}.md"
    letter = next((one for one in manuscripts if one.letter_id == letter_id and one.path == path), None)
    return (letter, manuscripts) if letter else None


def elsewhere(faults: Iterable[Diagnostic], done: str) -> tuple[Diagnostic, ...]:
    """Return what is said of faults of the archive that did not hold up what was `done`."""
    return tuple(
        FAULTS_ELSEWHERE.at(
            one.span, f"{done}, but the site cannot be built before this is settled: {one.message}", one.hint
        )
        for one in faults
    )


def refusal(path: str, message: str, hint: str) -> Diagnostic:
    """Return why a letter cannot be removed, withdrawn or renamed."""
    return UNCHANGEABLE_LETTER.at(Span.line(path, 1), message, hint)


def files_of(letter: Manuscript, manuscripts: Iterable[Manuscript], held: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the files that are a letter's alone."""
    yield f"{LETTERS}{letter.letter_id}.md"
    if letter.source:
        shared = any(one.source and one.source.file == letter.source.file for one in manuscripts if one is not letter)
        name = f"{SOURCES}{letter.source.file}"
        yield from (one for one in (name, f"{name}{RECOGNISED}") if not shared and one in held)


def edited(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a text file with `change` made to its text; its byte order mark and line ends stay."""
    text = data.decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    return change(text.replace("\r\n", "\n")).replace("\n", ends).encode()
