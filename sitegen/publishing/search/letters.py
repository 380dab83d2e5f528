"""A letter as it is searched: its title, its date in every form that people type, to whom it went, and its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from sitegen.content.manuscript import plain, title_of
from sitegen.core.loading import seal_of
from sitegen.core.model import Letter, Manuscript
from sitegen.publishing.search.documents import Document, Field
from sitegen.publishing.views.text import anchored_blocks, notes_of

_TITLE, _DATE, _TO, _COPY, _HEADING = 8.0, 5.0, 4.0, 3.0, 2.0  # times the weight of running text
_TARGET = re.compile(r"\]\((https?://[^)\s]+)")


def letter_document(
    manuscript: Manuscript, dates: tuple[Callable[[str], str], ...], addressees: Mapping[str, str], *, contacts: bool
) -> Document:
    """Return what is searched of a letter.

    `dates` write a date in words, the first as it is shown; `addressees` are the last segments of their permalinks.
    Whether `contacts` are told is the archive's policy; even so only their organizations are searched, never persons.
    """
    letter, own = manuscript.letter, manuscript.letter_id
    shown = dates[0](letter.date) if letter.date else ""
    tags = [f"@to:{addressees[name]}" for name in letter.addressees]
    if letter.date:
        tags += [f"@date:{letter.date}", f"@year:{letter.date[:4]}"]
    title = title_of(letter)
    return Document(
        own,
        (f"letters/{own}.html", title, letter.date or "", shown, letter.language or ""),
        (Field("", title, _TITLE, shown=False), *_about(letter, dates), *_text(letter, contacts=contacts)),
        tags=tuple(dict.fromkeys(tags)),
    )


def _about(letter: Letter, dates: tuple[Callable[[str], str], ...]) -> Iterator[Field]:
    if letter.date:
        written = dict.fromkeys(write(letter.date) for write in dates)
        short = dict.fromkeys(" ".join(word[:3] if word.isalpha() else word for word in one.split()) for one in written)
        for form in {**written, letter.date: None, **short}:
            yield Field("", form, _DATE, shown=False)
    yield from (Field("", name, _TO) for name in letter.addressees)
    yield from (Field("", name, _COPY) for name in letter.cc)


def _text(letter: Letter, *, contacts: bool) -> Iterator[Field]:
    for anchor, blocks in anchored_blocks(letter.body):
        for block in blocks:
            yield Field(anchor, plain(block.text), _HEADING if block.kind == "heading" else 1.0)
            yield from (Field(anchor, target) for target in _TARGET.findall(block.text))
    for note in notes_of(letter):
        yield Field(f"note-{note.anchor}", plain(note.text))
        yield from (Field(f"note-{note.anchor}", target) for target in _TARGET.findall(note.text))
    if letter.statement:
        yield Field("signatories", plain(letter.statement))
    for one in letter.contacts if contacts else ():
        if one.organization:
            yield Field("contacts", one.organization)


def basis(one: Manuscript) -> object:
    """Return all that is searched of a letter."""
    letter = one.letter
    return (
        one.letter_id, letter.title, letter.date, letter.language, letter.addressees, letter.cc, letter.contacts,
        seal_of(letter).text, letter.statement,
    )  # fmt: skip
