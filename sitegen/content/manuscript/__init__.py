"""A letter ⇄ its manuscript: Markdown with front matter that people read and edit where it lies.

    ---
    id: 2024-02-01-urgent-call        the front matter: YAML (`front_matter`, `settings`)
    title: Urgent call
    ---

    Your Excellencies, <!-- 7; kind: salutation -->

    We call on you[^1] to act. <!-- 9-16 -->

    [^1]: A footnote. <!-- 49-51; reference: 9 -->

    ## Signatories

    Signed by 12 organizations:

    1. First Organization <!-- 134 -->
    2. **Second Network** (Norway) <!-- 135-136; place: Norway -->
       - One of its members <!-- 137 -->
    - An entry whose number is not printed <!-- 138 -->

The notes in comments hold source lines and what the text does not say of itself; an editor may leave them out. A
manuscript stores what is printed. What follows from that is not stored: numbers that are inferred
(`sitegen.reading.parsing.number_signatories`), the count ledger, and names with accepted corrections (`correct`).

Three laws hold, for every manuscript `m` and text `t`: `read(write(m)) == as_stored(m)`; `write(read(t)) == t` if `t`
was written here; and a CommonMark reader shows a letter's own characters, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.content.manuscript.body import BodyReader, write_body, write_footnotes
from sitegen.content.manuscript.corrections import correct
from sitegen.content.manuscript.entries import Entry, SectionReader, entries_of, is_section, write_section
from sitegen.content.manuscript.escaping import write_text as as_markdown
from sitegen.content.manuscript.front_matter import is_id, read_front_matter, split_front_matter
from sitegen.content.manuscript.inline import parse_inline, plain
from sitegen.content.manuscript.pieces import split_pieces, with_hyphens
from sitegen.content.manuscript.titles import title_of
from sitegen.content.manuscript.translations import check_translations, originals, present_ids
from sitegen.content.manuscript.withholding import (
    OVER,
    blank,
    is_heading,
    withheld_lines,
    withhold,
    without,
    without_lines,
)
from sitegen.content.manuscript.written_settings import write_front_matter
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.model import Letter, Manuscript, Signatory
from sitegen.core.source import split_lines

__all__ = [
    "OVER",
    "Entry",
    "as_markdown",
    "as_stored",
    "blank",
    "check_translations",
    "correct",
    "entries_of",
    "is_heading",
    "is_id",
    "originals",
    "parse_inline",
    "plain",
    "present_ids",
    "read_manuscript",
    "title_of",
    "withheld_lines",
    "withhold",
    "without",
    "without_lines",
    "write_manuscript",
]


def write_manuscript(m: Manuscript) -> str:
    """Return the letter's Markdown file, ending in a newline."""
    return "\n".join(_parts(m)).rstrip("\n") + "\n"


def _parts(m: Manuscript) -> Iterator[str]:
    yield write_front_matter(m)
    yield from write_body(m.letter.body)
    yield from write_footnotes(m.letter.footnotes)
    yield from write_section(m.letter.statement, m.letter.signatories)


def read_manuscript(text: str, path: str) -> Checked[Manuscript | None]:
    """Return the manuscript in `text` as it is stored, or None with every fault in it. `path` names it in messages."""
    lines = split_lines(with_hyphens(text))
    split = split_front_matter(lines, path)
    if split.value is None:
        return Checked(None, split.diagnostics)
    front = read_front_matter(split.value.front, path)
    found: list[Diagnostic] = list(front.diagnostics)
    body = BodyReader(path)
    section: SectionReader | None = None
    first = split.value.first
    for piece in split_pieces(lines[first - 1 :], first):
        if section and piece.kind != "footnote":
            section.read(piece)
        elif is_section(piece):
            section = SectionReader(path, piece)
        else:
            body.read(piece)
    body.finish(listed=section is not None)
    signatories = section.finish() if section else ()
    found += [*body.found, *(section.found if section else ())]
    settings = front.value
    if settings is None or any(one.severity == "error" for one in found):
        return Checked(None, tuple(found))
    letter = Letter(
        settings.title,
        settings.date,
        settings.language,
        settings.addressees,
        settings.cc,
        settings.to_stated(),
        settings.to_contacts(),
        tuple(body.blocks),
        tuple(body.footnotes),
        section.statement if section else None,
        signatories,
    )
    return Checked(
        Manuscript(
            settings.id,
            path,
            letter,
            settings.to_source(),
            settings.status,
            settings.to_corrections(split.value.front),
            settings.translation_of,
            settings.to_departures(split.value.front),
            settings.to_withheld(split.value.front),
            settings.to_facts(split.value.front),
            settings.to_settled(),
            withdrawn=settings.to_withdrawal(),
            review=settings.to_review(),
            former_ids=settings.formerly,
        ),
        tuple(found),
    )


def as_stored(m: Manuscript) -> Manuscript:
    """Return `m` without what a manuscript does not store because it follows from the rest."""
    signatories = tuple(_stored(one, ordinal) for ordinal, one in enumerate(m.letter.signatories, 1))
    return replace(m, letter=replace(m.letter, signatories=signatories))


def _stored(one: Signatory, ordinal: int) -> Signatory:
    printed = one.number_status == "printed" and one.number is not None
    return replace(
        one,
        ordinal=ordinal,
        number=one.number if printed else None,
        number_status="printed" if printed else "none",
        number_range=None,
        corrected=None,
        members=tuple(replace(member, corrected=None) for member in one.members),
    )
