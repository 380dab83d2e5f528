"""The source of a letter written over on lines that are withheld, and kept as received in the private folder."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.content.layout import (
    RECEIVED,
    RECOGNISED,
    SOURCES,
)
from sitegen.content.manuscript import OVER
from sitegen.content.naming import free_stem
from sitegen.content.redaction.opened import Edit, OpenLetter
from sitegen.content.redaction.redacting import struck_entries, with_lines, written_over
from sitegen.core.diagnostics import Checked


def write_over(letter: OpenLetter, existing: Mapping[str, bytes], gone: frozenset[int]) -> Checked[Edit]:
    """Return the edit that writes over lines of the source and keeps the file as received; its new name comes first."""
    ref = letter.ref
    struck = struck_entries(letter.source, letter.reading)
    new = written_over(letter.source, gone, letter.reading.letter.signatories, letter.manuscript.letter.signatories)
    kept_struck = {at: text for at, text in struck.items() if at not in gone}
    over = with_lines(ref.file, letter.data, letter.source, new, kept_struck)
    file = ref.file
    if over and over[0] != file and f"{SOURCES}{over[0]}" in existing:  # another letter's source is called so
        stem, _, ending = file.rpartition(".")
        file = f"{free_stem(stem, (*letter.holdings.sources, *letter.holdings.received))}.{ending}"
        over = with_lines(file, letter.data, letter.source, new, kept_struck)
    if over is None:
        hint = "use --keep-source, and keep the repository private; or import the letter as a plain text first"
        return Checked(Edit(), (letter.fault(f"{ref.file} cannot be written over line by line", hint),))
    name, data = over
    files = {f"{SOURCES}{name}": data}
    steps = [name]
    as_received = not any(OVER in text for text in letter.source.lines)
    if as_received or not any(is_as_received(one, ref.file) for one in existing):
        files[f"{RECEIVED}{file}"] = letter.data
        if ocr := letter.holdings.recognised_in(letter.manuscript):
            files[f"{RECEIVED}{file}{RECOGNISED}"] = ocr
        steps.append(f"{RECEIVED}{file}: the source as received")
    beside = (f"{SOURCES}{ref.file}", f"{SOURCES}{ref.file}{RECOGNISED}") if name != ref.file else ()
    steps.append(f"{SOURCES}{name}: written over on line {min(gone)}")
    return Checked(Edit(files, tuple(one for one in beside if one in existing), tuple(steps)))


def is_as_received(name: str, file: str) -> bool:
    """Tell whether a file of the private folder is the one as received from which a source was written over."""
    stem = name.removeprefix(RECEIVED)
    return (
        not name.endswith(RECOGNISED)
        and name.startswith(RECEIVED)
        and (stem == file or stem.rpartition(".")[0] == file.rpartition(".")[0])
    )
