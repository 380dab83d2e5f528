"""Manuscripts as they are read: each once, as long as its text does not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.content.layout import LETTERS, WITHHOLDS
from sitegen.content.manuscript import correct, read_manuscript
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DUPLICATE_LETTER, MISPLACED_FILE
from sitegen.core.memo import Memo, Spread, Stage, each
from sitegen.core.model import Manuscript
from sitegen.core.source import Span, digest
from sitegen.identity import silenced
from sitegen.reading.parsing.numbering import number_signatories

MANUSCRIPT: Stage[Checked[Manuscript | None]] = Stage("manuscript", Checked[Manuscript | None])


def read_manuscripts(
    texts: Mapping[str, str | None], label: str, memo: Memo, spread: Spread
) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts among `texts` that can be read, each id once; `label` is how messages name the folder.

    Corrections are applied, and entries have the numbers that the printed ones imply. Withheld signatories are in them
    still, so one that has any is not remembered.
    """
    found: list[Diagnostic] = []
    kept: dict[str, Manuscript] = {}
    given = [(f"{label}/{name}", text) for name, text in texts.items() if name.startswith(LETTERS) and text is not None]
    tasks = [(key_of(path, text.encode()), (path, text)) for path, text in given if WITHHOLDS not in text]
    read = each(memo, spread, MANUSCRIPT, tasks, read_text)
    for path, text in given:
        checked = _silently(path, text) if WITHHOLDS in text else next(read)
        found.extend(checked.diagnostics)
        manuscript = checked.value
        if manuscript is None:
            continue
        name = path.rpartition("/")[2]
        if first := kept.get(manuscript.letter_id):
            found.append(
                DUPLICATE_LETTER.at(
                    Span.line(path, 2),
                    f"the id {manuscript.letter_id} is already that of {first.path}",
                    "give one of the two letters another id",
                )
            )
        elif path != f"{label}/{LETTERS}{manuscript.letter_id}.md":
            found.append(
                MISPLACED_FILE.at(
                    Span.line(path, 2),
                    f"the letter {manuscript.letter_id} stands in a file of another name",
                    f"rename the file to {manuscript.letter_id}.md, or give its id as {name[:-3]}",
                )
            )
        kept.setdefault(manuscript.letter_id, manuscript)
    return Checked(tuple(kept.values()), tuple(found))


def read_text(given: tuple[str, str]) -> Checked[Manuscript | None]:
    """Return the manuscript that a path and its text are, corrections applied and entries numbered."""
    path, text = given
    read = read_manuscript(text, path)
    if read.value is None:
        return read
    corrected = correct(read.value)
    letter = corrected.value.letter
    numbered = replace(letter, signatories=number_signatories(letter.signatories, letter.stated))
    return Checked(replace(corrected.value, letter=numbered), read.diagnostics + corrected.diagnostics)


def _silently(path: str, text: str) -> Checked[Manuscript | None]:
    """Return a manuscript that withholds somebody; what is said of one that cannot be read quotes nothing of it."""
    checked = read_text((path, text))
    return checked if checked.value else Checked(None, tuple(map(silenced, checked.diagnostics)))


def key_of(path: str, data: bytes, beside: bytes = b"") -> str:
    """Return the name of all that depends on a file at `path`, and on what was recognised in it."""
    return f"{path} {digest(data)}{f' {digest(beside)}' if beside else ''}"
