"""The files that letters came in, for readers to download, where nothing in them is more than the pages show.

An archive offers them only if its settings say so (`policies.source_files`), and then not every one. A file can hold
what no reader of ours sees: who wrote it and on which machine, earlier versions, words under a bar or in white, a
mail's route. So a file is offered if it is plain text all of which is the lines that its page shows: every sign but
white space; several files that are one letter, if each of them is. Where a signatory is withheld, a signature
retracted, or anything masked, readers have the lines alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from sitegen.content.config import Policies
from sitegen.content.layout import SOURCES
from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NOT_OFFERED
from sitegen.core.model import Manuscript
from sitegen.identity.contacts import mask_contact
from sitegen.reading import formats

_FEW = 3  # files that a message names


def originals(
    manuscripts: Iterable[Manuscript], files: Mapping[str, bytes], policies: Policies
) -> Checked[dict[str, bytes]]:
    """Return the files to download under the ids of their letters; `files` are those of the content folder.

    What is not offered although the settings ask for it is told, with the reason.
    """
    found: dict[str, bytes] = {}
    kept: list[str] = []
    for one in manuscripts if policies.source_files == "offered" else ():
        data = files.get(f"{SOURCES}{one.source.file}") if one.source else None
        if one.source is None or data is None:
            continue
        why = _why_not(one, data, policies)
        if why is None:
            found[one.letter_id] = data
        else:
            kept.append(one.letter_id if one.withheld else f"{one.source.file} ({why})")
    if not kept:
        return Checked(found)
    named = ", ".join(kept[:_FEW]) + (f" and {len(kept) - _FEW} more" if len(kept) > _FEW else "")
    message = f"files of letters that are not offered for download ({len(kept)}): {named}"
    return Checked(found, (NOT_OFFERED.at(None, message, "their lines are shown; nothing is to do"),))


def _why_not(letter: Manuscript, data: bytes, policies: Policies) -> str | None:
    """Return why the file of a letter is not offered, or None if it is."""
    if letter.withheld or not letter.source:
        return "a signatory is withheld"
    if not letter.source.sha256:
        return "a signature is retracted"
    from sitegen.reading.formats.bundle import is_bundle, unpack  # noqa: PLC0415 - only where files are offered

    files = unpack(data) if is_bundle(data) else [(letter.source.file, data)]
    masks = policies.contacts != "shown"
    if masks and letter.letter.contacts:
        return "addresses in it are masked"
    return next((why for name, one in files if (why := _holds_more(name, one, masks=masks))), None)


def _holds_more(name: str, data: bytes, *, masks: bool) -> str | None:
    """Return why a file holds more than its page shows, or None; a sheet may, if not all of its cells are printed."""
    from sitegen.reading.formats.tabular import is_sheet, public_copy  # noqa: PLC0415 - the same

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "it is no plain text"
    read = formats.read_source(name, data).value
    sheet = is_sheet(name, data)
    if read is None or (public_copy(name, data) if sheet else _signs(text) != _signs("\n".join(read.lines))):
        return "it may hold more than its lines"
    return "addresses in it are masked" if masks and mask_contact(text) != text else None


def _signs(text: str) -> str:
    """Return every sign of a text but white space."""
    return "".join(normalize("NFC", text).split())
