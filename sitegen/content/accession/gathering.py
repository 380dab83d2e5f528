"""Files that come, as the archive keeps them: without what is nobody's to read, and those of one letter as one file.

git publishes what stands in `sources/`, so a form's mail addresses, and the names of those who did not agree to be
named, must never get there. Of a sheet that holds such a copy is kept, and the file as it came goes into the private
folder. The mail that a sheet is attached to is taken apart for that: its text, and the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from shlex import quote
from typing import TypeAlias

from sitegen.content.layout import ORIGINALS, PRIVATE_FOLDER, RECOGNISED
from sitegen.content.naming import source_name
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import KEPT_AS_COPY, SHEET_IN_MAIL, TAKEN_APART
from sitegen.core.source import SEVERAL, Span
from sitegen.reading.formats import read_source
from sitegen.reading.formats.bundle import File, pack
from sitegen.reading.formats.mail.taken_apart import TakenApart, sheets_within, take_apart
from sitegen.reading.formats.of_people import told_of_people
from sitegen.reading.formats.tabular import is_sheet, public_copy

_PLACE = re.compile(r" \((?:line \d+ of|sheet) .+\)$")  # behind what is said of one of several files or sheets
_KEEP = "which git leaves out: keep it where nobody else finds it"
Unnamed: TypeAlias = tuple[str, int, str]

_IGNORED = f"{PRIVATE_FOLDER}.gitignore"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files as they are kept, under paths for messages and names, with what other programs made of them beside.

    `private` are files of the private folder, `unnamed` who did not agree to be named: the file as it came, the line
    there, and the name. `made` tells of a path that nobody gave which files it was made of.
    """

    incoming: tuple[File, ...]
    private: Mapping[str, bytes] = field(default_factory=dict)
    unnamed: tuple[Unnamed, ...] = ()
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def at_home(self, one: Diagnostic, homes: Mapping[str, str]) -> Diagnostic:
        """Return what is said of a file that nobody gave as said of where the archive keeps it: `homes`, by paths.

        Where it is not kept, as said of what came. So whoever reads it finds the file, and can copy a command.
        """
        for path, came in self.made.items():
            here = homes.get(path) or " + ".join(came)
            given = quote(here) if path in homes else " ".join(map(quote, came))
            given = f"--together {given}" if path not in homes and len(came) > 1 else given
            span = replace(one.span, path=here) if one.span and one.span.path == path else one.span
            hint = one.hint and one.hint.replace(quote(path), given)
            one = replace(one, span=span, message=one.message.replace(path, here), hint=hint)
        return one


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that came, as the files that are kept of it, with what was recognised in it."""

    path: str
    files: tuple[File, ...]
    recognised: bytes = b""
    unnamed: tuple[Unnamed, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def gather(incoming: Sequence[File], existing: Mapping[str, bytes], *, together: bool) -> Checked[Gathered]:
    """Return the files that came as they are kept; `together`: they are one letter, its text before its sheets.

    `existing` are the archive's files. What was recognised in a file comes under its path and the ending
    `RECOGNISED`.
    """
    beside = {path.removesuffix(RECOGNISED): data for path, data in incoming if path.endswith(RECOGNISED)}
    came = [(path, data) for path, data in incoming if not path.endswith(RECOGNISED)]
    kept = [_kept(path, data, beside.get(path, b"")) for path, data in came]
    changed = [file for file, one in zip(came, kept, strict=True) if one.files != (file,)]
    private = dict(_originals(changed, existing))
    found = [said for one in kept for said in one.found]
    unnamed = tuple(one for each in kept for one in each.unnamed)
    if together:
        whole = _one_letter(kept)
        made = {whole[0]: tuple(path for path, _ in came)}
        return Checked(Gathered((whole,), private, unnamed, made), tuple(found))
    files: list[File] = []
    made = {}
    for one in kept:
        if len(one.files) > 1:
            files.append(_one_letter([one]))
            made[files[-1][0]] = (one.path,)
        else:
            files += one.files
            made |= {path: (one.path,) for path, _ in one.files if path != one.path}
            files += [(f"{one.files[0][0]}{RECOGNISED}", one.recognised)] if one.recognised else []
    return Checked(Gathered(tuple(files), private, unnamed, made), tuple(found))


def _kept(path: str, data: bytes, recognised: bytes) -> _Kept:
    if apart := take_apart(path, data, read_source):
        sheets = [_kept(f"{_stem(path)}/{name}", sheet, b"") for name, sheet in apart.sheets]
        files = (apart.letter, *(file for one in sheets for file in one.files))
        unnamed = tuple(name for one in sheets for name in one.unnamed)
        found = tuple(said for one in sheets for said in one.found if said.code != KEPT_AS_COPY.code)
        return _Kept(path, files, b"", unnamed, (*found, _taken_apart(path, apart)))
    if names := sheets_within(path, data):
        return _Kept(path, ((path, data),), recognised, (), (_not_taken_apart(path, names),))
    public = public_copy(path, data) if is_sheet(path, data) else None
    if public is None:
        return _Kept(path, ((path, data),), recognised, (), tuple(told_of_people(path, data)))
    stem = _stem(path)
    files = tuple((f"{stem}{f'-{sheet}' if sheet else ''}.csv", copy) for sheet, copy in public.sheets.items())
    unnamed = tuple((path, line, name) for line, name in public.unnamed)
    return _Kept(path, files, b"", unnamed, (*public.found, _copied(path, len(files))))


def _taken_apart(path: str, apart: TakenApart) -> Diagnostic:
    sheets = ", ".join(name for name, _ in apart.sheets)
    letter = "its own text" if apart.own else apart.letter[0]
    left = f"; left aside: {', '.join(apart.left)}" if apart.left else ""
    said = f"the mail was taken apart: {letter}, and who signed it ({sheets}){left}"
    hint = (
        f"the mail as it came is in {ORIGINALS} of the content folder, {_KEEP}. "
        "If these are no list of who signed it, save the mail's text as a file of its own and give that"
    )
    return TAKEN_APART.at(Span.line(path, 1), said, hint)


def _not_taken_apart(path: str, names: Sequence[str]) -> Diagnostic:
    said = f"the mail carries what may be a sheet, and nothing of it was imported: {', '.join(names)}"
    hint = (
        "save the letter and the sheet as files of their own, the sheet as .csv or .xlsx, and give both: "
        "sitegen import --together LETTER SHEET. If it is no sheet, save the mail's text as a file and give that"
    )
    return SHEET_IN_MAIL.at(Span.line(path, 1), said, hint)


def _one_letter(kept: Sequence[_Kept]) -> File:
    """Return files as one, called like its first text; sheets stand behind all texts."""
    texts = [one for one in kept if not is_sheet(*one.files[0])]
    ordered = [*texts, *(one for one in kept if one not in texts)]
    members: list[File] = []
    for one in ordered:
        for path, data in one.files:
            name = source_name(path, {taken.lower() for taken, _ in members})
            if data in (other for _, other in members):
                continue  # given, and attached to a mail that was given, too
            members.append((name, data))
            if one.recognised:
                members.append((f"{name}{RECOGNISED}", one.recognised))
    return f"{_stem(ordered[0].path)}{SEVERAL}", pack(members)


def _stem(path: str) -> str:
    folder, slash, name = path.replace("\\", "/").rpartition("/")
    return f"{folder}{slash}{name.rpartition('.')[0] or name}"


def _originals(files: Sequence[File], existing: Mapping[str, bytes]) -> Iterator[File]:
    """Yield files of the private folder, under names that no other file has there."""
    there = {name.removeprefix(ORIGINALS): data for name, data in existing.items() if name.startswith(ORIGINALS)}
    for path, data in files:
        if data not in there.values():
            name = source_name(path, {taken.lower() for taken in there})
            there[name] = data
            yield f"{ORIGINALS}{name}", data
            yield _IGNORED, b"*\n"


def _copied(path: str, files: int) -> Diagnostic:
    what = "a copy" if files == 1 else f"{files} copies, one of each sheet,"
    said = f"the archive keeps {what} of it with no more than anybody may read, for git publishes that"
    hint = f"the file as it came is in {ORIGINALS} of the content folder, {_KEEP}; keep the file you gave as safe"
    return KEPT_AS_COPY.at(Span.line(path, 1), said, hint)


def where_refused(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what is said where nothing is imported: why, and what is in doubt about the files that were given.

    All else tells what became of them, and nothing did; it is said once they are imported.
    """
    for one in found:
        if one.severity == "error" or (one.severity == "warning" and one.code.startswith("S")):
            yield one


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what was found, without what is said once more of the copy of a sheet."""
    kept: list[Diagnostic] = []
    said: set[tuple[str, str]] = set()
    for one in found:
        whole = one.code, _PLACE.sub("", one.message)
        if not (one.code.startswith("S") and whole in said):
            kept.append(one)
        said.add(whole)
    return kept
