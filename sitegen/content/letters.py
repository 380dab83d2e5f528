"""Manuscripts as they are read: each once, as long as its text does not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.content.layout import LETTERS, WITHHOLDS
from sitegen.content.manuscript import correct, read_manuscript
from sitegen.content.manuscript.unpublished import details_in, without_retracted
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import DUPLICATE_LETTER, MISPLACED_FILE
from sitegen.core.loading import LetterOnDemand, Loaded, Seal, Text, head_of, seal_of
from sitegen.core.memo import Memo, Spread, Stage, apart, keep, known
from sitegen.core.model import Letter, Manuscript, Signatory
from sitegen.core.source import Span, digest
from sitegen.identity.withholding import silenced
from sitegen.reading.parsing.entries.numbering import number_signatories


@dataclass(frozen=True, slots=True)
class Read:
    """A manuscript as it was read, but for the letter's list and text, which its seal tells."""

    manuscript: Checked[Manuscript | None]
    seal: Seal | None


MANUSCRIPT: Stage[Read] = Stage("manuscript", Read)
LIST: Stage[tuple[Signatory, ...]] = Stage("list", tuple[Signatory, ...])
TEXT: Stage[Text] = Stage("text", Text)


def read_manuscripts(
    texts: Mapping[str, str | None], label: str, memo: Memo, spread: Spread
) -> Checked[tuple[Manuscript, ...]]:
    """Return the manuscripts among `texts` that can be read, each id once; `label` is how messages name the folder.

    Corrections are applied, and entries have the numbers that the printed ones imply. Withheld signatories are in them
    still, so one that has any is not remembered. Lists and texts of those that are remembered are loaded on demand.
    """
    found: list[Diagnostic] = []
    kept: dict[str, Manuscript] = {}
    given = [(f"{label}/{name}", text) for name, text in texts.items() if name.startswith(LETTERS) and text is not None]
    tasks = [(key_of(path, text.encode()), (path, text)) for path, text in given if WITHHOLDS not in text]
    read = _remembered(tasks, memo, spread)
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


def _remembered(
    tasks: Sequence[tuple[str, tuple[str, str]]], memo: Memo, spread: Spread
) -> Iterator[Checked[Manuscript | None]]:
    """Yield the manuscripts of all tasks, each given with its key; those that are not known are read."""
    before = [known(memo, MANUSCRIPT, key) for key, _ in tasks]
    new = apart(spread, read_text, [given for (_, given), one in zip(tasks, before, strict=True) if one is None])
    for (key, given), one in zip(tasks, before, strict=True):
        if one is None:
            yield _kept(key, next(new), memo)
        else:
            yield _on_demand(key, given, one[0], memo)


def _kept(key: str, read: Checked[Manuscript | None], memo: Memo) -> Checked[Manuscript | None]:
    """Return a manuscript that was read now, once it is remembered in parts."""
    manuscript = read.value
    if manuscript is None:
        keep(memo, MANUSCRIPT, key, Read(read, None))
        return read
    letter, seal = manuscript.letter, seal_of(manuscript.letter)
    text = Text(letter.body, letter.footnotes)
    keep(memo, LIST, key, letter.signatories)
    keep(memo, TEXT, key, text)
    keep(memo, MANUSCRIPT, key, Read(replace(read, value=replace(manuscript, letter=head_of(letter))), seal))
    sealed = LetterOnDemand.of(letter, seal, lambda: letter.signatories, lambda: text)
    return replace(read, value=replace(manuscript, letter=sealed))


def _on_demand(key: str, given: tuple[str, str], read: Read, memo: Memo) -> Checked[Manuscript | None]:
    """Return a manuscript that is remembered; list and text are loaded on demand, and read anew if they are lost."""
    manuscript, seal = read.manuscript.value, read.seal
    if manuscript is None or seal is None:
        return read.manuscript

    def anew() -> Letter:
        checked = read_text(given).value
        if checked is None:
            raise LookupError(given[0])  # it could be read before
        return checked.letter

    def text() -> Text:
        letter = anew()
        return Text(letter.body, letter.footnotes)

    sealed = LetterOnDemand.of(
        manuscript.letter,
        seal,
        Loaded(lambda: memo(LIST, key, lambda: anew().signatories)),
        Loaded(lambda: memo(TEXT, key, text)),
    )
    return replace(read.manuscript, value=replace(manuscript, letter=sealed))


def read_text(given: tuple[str, str]) -> Checked[Manuscript | None]:
    """Return the manuscript that a path and its text are: who no longer signs left out, corrected, numbered."""
    path, text = given
    read = read_manuscript(text, path)
    if read.value is None:
        return read
    signing = without_retracted(read.value)
    corrected = correct(signing.value)
    letter = corrected.value.letter
    numbered = replace(letter, signatories=number_signatories(letter.signatories))
    whole = replace(corrected.value, letter=numbered)
    return Checked(whole, (*read.diagnostics, *signing.diagnostics, *corrected.diagnostics, *details_in(whole, text)))


def _silently(path: str, text: str) -> Checked[Manuscript | None]:
    """Return a manuscript that withholds somebody; what is said of one that cannot be read quotes nothing of it."""
    checked = read_text((path, text))
    return checked if checked.value else Checked(None, tuple(map(silenced, checked.diagnostics)))


def key_of(path: str, data: bytes, beside: bytes = b"") -> str:
    """Return the name of all that depends on a file at `path`, and on what was recognised in it."""
    return f"{path} {digest(data)}{f' {digest(beside)}' if beside else ''}"
