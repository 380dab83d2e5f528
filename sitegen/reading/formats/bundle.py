"""Several files that are one letter, in one file: a text and the sheet of who signed it, or a page in each.

A zip whose first member says what it is, as in OpenDocument and EPUB; the others follow in the order in which they are
read. They are stored as they are, at one fixed time: the same files are the same bytes on every machine, and whoever
opens the zip finds them. The lines run on through all of them, with a blank one between, unless a sentence goes on.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TypeAlias

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DAMAGED_FILE
from sitegen.core.source import RECOGNISED, Part, Place, Source, Span, digest
from sitegen.reading.formats.package import FAULTS, LARGEST

MIMETYPE = b"application/x-open-letter+zip"
_STOPS = ".!?:;…။၊。！？：؟۔।"  # in which a line ends that nothing goes on from
_KIND, _TIME = "mimetype", (1980, 1, 1, 0, 0, 0)

File: TypeAlias = tuple[str, bytes]
Read: TypeAlias = Callable[[str, bytes, bytes], Checked[Source | None]]


def is_bundle(data: bytes) -> bool:
    """Return whether bytes are several files that are one letter."""
    return data.startswith(b"PK\x03\x04") and data[30 : 30 + len(_KIND) + len(MIMETYPE)] == _KIND.encode() + MIMETYPE


def pack(files: Sequence[File]) -> bytes:
    """Return files with these names, in this order, as one."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in ((_KIND, MIMETYPE), *files):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system, info.external_attr = 3, 0o100644 << 16  # the same on every system
            archive.writestr(info, data)
    return packed.getvalue()


def unpack(data: bytes) -> list[File]:
    """Return the files that are packed, in order. Raises one of `FAULTS` if they are damaged or too large."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = [one for one in archive.infolist() if one.filename != _KIND and not one.is_dir()]
        if sum(one.file_size for one in members) > LARGEST:
            raise ValueError("it is larger than any letter")
        return [(one.filename, archive.read(one)) for one in members]


def read_bundle(path: str, data: bytes, read_file: Read) -> Checked[Source | None]:
    """Return the lines of all files as one `Source`, or None where one of them has none, with the reason.

    `read_file` reads a file by its name, its bytes and what was recognised in it.
    """
    try:
        packed = dict(unpack(data))
    except FAULTS as fault:
        hint = "give the files again: sitegen import --together FILE…"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), f"the files cannot be unpacked: {fault}", hint),))
    if not packed or any(map(is_bundle, packed.values())):
        hint = "give the files themselves, each alone"
        return Checked(None, (DAMAGED_FILE.at(Span.line(path, 1), "files within files are no letter", hint),))
    names = [name for name in packed if not name.endswith(RECOGNISED)]
    read = [(name, read_file(name, packed[name], packed.get(f"{name}{RECOGNISED}", b""))) for name in names]
    whole = Source(path, digest(data), ())
    found: list[Diagnostic] = []
    lost = False
    for name, one in read:
        if one.value is None:
            lost = True
            found += (_moved(said, path, 0, name) for said in one.diagnostics)
            continue
        before = len(whole.lines) + _apart(whole, one.value)
        found += (_moved(said, path, before, name) for said in one.diagnostics)
        whole = _joined(whole, one.value, name, first=not whole.parts)
    return Checked(None if lost else whole, tuple(found))


def _moved(said: Diagnostic, path: str, before: int, name: str) -> Diagnostic:
    """Return what is said of a file as said of the whole, with the place in the file in words."""
    if said.span is None:
        return said
    span = Span(path, said.span.first + before, said.span.last + before)
    return replace(said, span=span, message=f"{said.message} (line {said.span.first} of {name})")


def _joined(whole: Source, part: Source, name: str, *, first: bool) -> Source:
    """Return the files before with one more. What the first says of title, day and language is said of the letter."""
    before = len(whole.lines) + _apart(whole, part)
    lines = (*whole.lines, *[""] * (before - len(whole.lines)), *part.lines)
    evidence = (one for one in part.evidence if first or one.kind == "signatories")
    return replace(
        whole,
        lines=lines,
        page_starts=(*whole.page_starts, *(before + one for one in part.page_starts or (1,))),
        encoding=part.encoding if first else whole.encoding,
        markup=part.markup if first else whole.markup,
        places=tuple(_places(whole, part, before)),
        evidence=(*whole.evidence, *(replace(one, line=one.line and one.line + before) for one in evidence)),
        struck=(*whole.struck, *(one + before if one else 0 for one in part.struck)),
        rows=(*whole.rows, *(replace(one, line=one.line + before) for one in part.rows)),
        parts=(*whole.parts, Part(name, part.sha256, before + 1, len(lines))),
    )


def _apart(whole: Source, part: Source) -> int:
    """Return how many blank lines part the files before from the next: none where a sentence goes on, as on pages."""
    above, below = (whole.lines or ("",))[-1].strip(), (part.lines or ("",))[0].strip()
    if not whole.lines:
        return 0
    letter = below[:1]
    goes_on = letter.isalpha() and not letter.isupper() and bool(above) and above[-1] not in _STOPS
    return 0 if goes_on and not whole.rows and not part.rows else 1


def _places(whole: Source, part: Source, before: int) -> Iterator[Place | None]:
    """Yield the places of all lines, on pages that are counted on; none where no file knows any."""
    if not whole.places and not part.places:
        return
    pages = len(whole.page_starts)
    yield from whole.places or [None] * len(whole.lines)
    yield from [None] * (before - len(whole.lines))
    for place in part.places or [None] * len(part.lines):
        yield replace(place, page=place.page + pages) if place else None
