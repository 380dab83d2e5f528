"""The source of a letter written over on lines that are withheld, and kept as received in the private folder."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sitegen.content.layout import RECEIVED, RECOGNISED, SOURCES, Edits
from sitegen.content.manuscript import OVER
from sitegen.content.naming import free_stem
from sitegen.content.redaction.marks import mark_on
from sitegen.content.redaction.opened import OpenLetter
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Reading, Signatory, SourceRef
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import NEWLINE, Source, digest
from sitegen.identity.recognition import Recognizer
from sitegen.reading import formats
from sitegen.reading.formats.bundle import File, pack, unpack
from sitegen.reading.formats.plain import lines_of_file
from sitegen.reading.formats.tabular import write_rows

_STRUCK = "~~[struck out]~~"
NONE_STRUCK: Mapping[int, str] = {}
NOBODY = Recognizer()
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_over(
    letter: OpenLetter, existing: Mapping[str, bytes], gone: frozenset[int], known: Recognizer
) -> Checked[tuple[SourceRef, Edits, tuple[str, ...]]]:
    """Return the source written over on lines, the files by which it is so and kept as received, and what was done.

    A text that tells a `known` name where no line of the letter is, as the header of a mail may, keeps its lines alone.
    """
    ref = letter.ref
    struck = _struck_entries(letter.source, letter.reading)
    new = _written_over(letter.source, gone, letter.reading.letter.signatories, letter.manuscript.letter.signatories)
    kept_struck = {at: text for at, text in struck.items() if at not in gone}
    over = with_lines(ref.file, letter.data, letter.source, new, kept_struck, known)
    file = ref.file
    if over and over[0] != file and f"{SOURCES}{over[0]}" in existing:  # another letter's source is called so
        stem, _, ending = file.rpartition(".")
        file = f"{free_stem(stem, (*letter.holdings.sources, *letter.holdings.received))}.{ending}"
        over = with_lines(file, letter.data, letter.source, new, kept_struck, known)
    if over is None:
        hint = "use --keep-source, and keep the repository private; or import the letter as a plain text first"
        return Checked((ref, {}, ()), (letter.fault(f"{ref.file} cannot be written over line by line", hint),))
    name, data = over
    edits: dict[str, bytes | None] = {}
    if name != ref.file:
        beside = (f"{SOURCES}{ref.file}", f"{SOURCES}{ref.file}{RECOGNISED}")
        edits |= dict.fromkeys(one for one in beside if one in existing)
    edits[f"{SOURCES}{name}"] = data
    steps = [f"{SOURCES}{name}: written over on line {min(gone)}"]
    if tells_beside(letter, known):
        steps.append(f"{SOURCES}{name}: what was left aside of it named them, too, and is gone from it")
    as_received = not any(OVER in text for text in letter.source.lines)
    if as_received or not any(is_as_received(one, ref.file) for one in existing):
        edits[f"{RECEIVED}{file}"] = letter.data
        if ocr := letter.holdings.recognised_in(letter.manuscript):
            edits[f"{RECEIVED}{file}{RECOGNISED}"] = ocr
        steps.insert(0, f"{RECEIVED}{file}: the source as received")
    return Checked((replace(ref, file=name, sha256=digest(data)), edits, tuple(steps)))


def is_as_received(name: str, file: str) -> bool:
    """Tell whether a file of the private folder is the one as received from which a source was written over."""
    stem = name.removeprefix(RECEIVED)
    return (
        not name.endswith(RECOGNISED)
        and name.startswith(RECEIVED)
        and (stem == file or stem.rpartition(".")[0] == file.rpartition(".")[0])
    )


def tells_beside(letter: OpenLetter, known: Recognizer) -> bool:
    """Tell whether the file of a letter's source tells a name on a line that is left aside where it is read."""
    source = letter.source
    if source.parts:
        packed = dict(unpack(letter.data))
        read = ((packed[one.file], formats.read_source(one.file, packed[one.file]).value) for one in source.parts)
        return any(part is not None and _tells_beside(data, part, known) for data, part in read)
    return _tells_beside(letter.data, source, known)


def _tells_beside(data: bytes, source: Source, known: Recognizer) -> bool:
    aside = (
        "" if read.strip() else text for text, read in zip(lines_of_file(source, data), source.lines, strict=False)
    )
    return bool(known and known.certain("\n".join(aside)))


def _written_over(source: Source, lines: frozenset[int], *lists: Sequence[Signatory]) -> dict[int, str]:
    """Return what the `lines` of a source say once they are written over: number or bullet, and "[withheld]".

    `lists` are its entries, as read or as an editor has them: what number is one of theirs.
    """
    over: dict[int, str] = {}
    for line in sorted(lines):
        over[line] = "" if line - 1 in over else f"{mark_on(line, source.lines, *lists)}{OVER}"
    return over


def _struck_entries(source: Source, reading: Reading) -> dict[int, str]:
    """Return the lines of a source on which an entry is struck out that nobody else shares, with a mark for each."""
    nobodys = {one.line for one in reading.lines if one.winner.rule == RETRACTED and one.winner.role != "signatory"}
    lines = nobodys if 0 in source.struck else nobodys.intersection(source.struck)
    return {line: f"{mark_on(line, source.lines, _beside(line, reading))}{_STRUCK}" for line in lines}


def _beside(line: int, reading: Reading) -> tuple[Signatory, ...]:
    """Return the entries of a list with one more, which is struck out on a line."""
    struck = Signatory(0, None, "none", "", "", line, line)
    return tuple(sorted((*reading.letter.signatories, struck), key=lambda one: one.line))


def with_lines(
    name: str,
    data: bytes,
    source: Source,
    new: Mapping[int, str],
    struck: Mapping[int, str] = NONE_STRUCK,
    known: Recognizer = NOBODY,
) -> tuple[str, bytes] | None:
    """Return a source's file with other text on some of its lines: its name and its bytes.

    A text stays in its encoding, a sheet a sheet, and of several files each that has one of the lines is written anew.
    Any other format becomes a text of the same lines, under another name; of its `struck`
    lines, which the text of a source does not tell from others, only a mark is kept that reads as struck out. None if
    the file would not read as the same lines. Of a text that tells a `known` name where it is left aside, nothing is
    kept but its lines.
    """
    if source.parts:
        return _in_bundle(name, data, source, new, struck, known)
    wanted = tuple(new.get(number, text) for number, text in enumerate(source.lines, 1))
    marked = tuple(struck.get(at, text) for at, text in enumerate(wanted, 1))
    other = _named(name, "csv", write_rows(wanted)) if source.rows else _as_text(name, source, marked)
    beside = source.rows or _tells_beside(data, source, known)
    for candidate in (None if beside else _in_place(name, data, source, new), other):
        if candidate is not None:
            read = formats.read_source(f"{SOURCES}{candidate[0]}", candidate[1]).value
            if read is not None and _is_read_as(read.lines, wanted, struck):
                return candidate
    return None


def _is_read_as(lines: Sequence[str], wanted: Sequence[str], struck: Collection[int]) -> bool:
    """Return whether lines are those that are wanted; of one that is struck out the words may be gone."""
    return len(lines) == len(wanted) and all(
        one == other or (at in struck and not any(map(str.isalpha, one.replace(_STRUCK, ""))))
        for at, (one, other) in enumerate(zip(lines, wanted, strict=True), 1)
    )


def _in_place(name: str, data: bytes, source: Source, new: Mapping[int, str]) -> tuple[str, bytes] | None:
    mark = next((one for one in _MARKS if data.startswith(one)), b"")
    try:
        text = data[len(mark) :].decode(source.encoding)
        ends = [found.span() for found in NEWLINE.finditer(text)]
        starts = [0, *(end for _, end in ends)]
        for line in sorted(new, reverse=True):
            stop = ends[line - 1][0] if line <= len(ends) else len(text)
            text = text[: starts[line - 1]] + new[line] + text[stop:]
        return name, mark + text.encode(source.encoding)
    except (UnicodeError, LookupError, IndexError):
        return None


def _in_bundle(
    name: str, data: bytes, source: Source, new: Mapping[int, str], struck: Mapping[int, str], known: Recognizer
) -> tuple[str, bytes] | None:
    """Return several files that are one letter with other text on some lines, each under its name or that of a text."""
    files: list[File] = []
    packed = dict(unpack(data))
    for part in source.parts:
        lines = range(part.first, part.last + 1)
        own = {line - part.first + 1: text for line, text in new.items() if line in lines}
        beside = packed.get(f"{part.file}{RECOGNISED}", b"")
        read = formats.read_source(part.file, packed[part.file], beside).value if own or known else None
        if not own and not (read and _tells_beside(packed[part.file], read, known)):
            files.append((part.file, packed[part.file]))
            files += [(f"{part.file}{RECOGNISED}", beside)] if beside else []
            continue
        gone = {line - part.first + 1: text for line, text in struck.items() if line in lines}
        over = with_lines(part.file, packed[part.file], read, own, gone, known) if read else None
        if over is None:
            return None
        files.append(over)
    return name, pack(files)


def _as_text(name: str, source: Source, lines: tuple[str, ...]) -> tuple[str, bytes]:
    return _named(name, "md" if source.markup == "markdown" else "txt", "".join(f"{line}\n" for line in lines))


def _named(name: str, ending: str, text: str) -> tuple[str, bytes]:
    return f"{name.rpartition('.')[0] or name}.{ending}", text.encode()
