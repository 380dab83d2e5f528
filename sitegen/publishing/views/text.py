"""A letter's text in pieces that a page can point to, each with its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from sitegen.content.manuscript import plain
from sitegen.core.frozen import Frozen
from sitegen.core.model import Block, BlockKind, Letter
from sitegen.core.slugs import slugify
from sitegen.publishing.views.annotations import Mark
from sitegen.publishing.views.corrections import CorrectionView, anchors_within
from sitegen.publishing.views.received import NOT_KEPT, Lines, PrintedLinks, Received, links_by_place

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_NUMBER = re.compile(r"[(（\[]?(?:\d+|[a-z]|[ivx]+)\\?[.)။၊、．）:\]]{1,3}\s", re.IGNORECASE)
_DEAD_LINK = re.compile(r"\]\(#?\)")


class NoteView(Frozen):
    """A footnote, its text in Markdown; `anchor` ends the ids of the note and of the reference to it.

    `mended` are the anchors of the corrections that its text was read with, `marks` what is marked in it.
    """

    marker: str
    anchor: str
    text: str
    referred: bool
    mended: tuple[str, ...]
    marks: tuple[Mark, ...] = ()


class BlockView(Frozen):
    """A piece of the text in Markdown under its own anchor, with the notes that it refers to.

    A list has its items in `items` and no text. `level` is a heading's. `mended` are the anchors of the corrections
    that the text was read with. `marks` are what is marked in the text, or in each of the items. `words` are what a
    reader sees of it, to be quoted, but for the signs of notes that it refers to (`referring`); `numbered` says that
    every item of a list prints its own number. It stands on lines `first` to `last` of the source, 0 if that is not
    known, which are `received` as (number, text), text None for one that is not shown. `links` are the lines behind it
    that hold a link and belong to no text.
    """

    kind: BlockKind
    anchor: str
    text: str
    items: tuple[str, ...]
    level: int
    notes: tuple[NoteView, ...]
    mended: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...] = ()
    words: str = ""
    numbered: bool = False
    first: int = 0
    last: int = 0
    received: Lines = ()
    links: PrintedLinks = ()
    referring: bool = False


_Placed = TypeVar("_Placed", Block, BlockView)
Marks = Mapping[int, tuple[Mark, ...]]
_UNMARKED: Marks = {}


def blocks_of(
    letter: Letter, corrections: tuple[CorrectionView, ...] = (), marks: Marks = _UNMARKED, source: Received = NOT_KEPT
) -> Iterator[BlockView]:
    """Yield the text in order; a list's items are joined, and a note stands at the first block that refers to it.

    `marks` are by the number of the block, from 0; footnotes count -1, -2 and on. `source` is what was received.
    """
    links, _ = links_by_place(letter, source)
    notes = {one.marker: one for one in notes_of(letter, corrections, marks) if one.referred}
    number = 0
    for anchor, blocks in anchored_blocks(letter.body):
        first, texts = blocks[0], tuple(block.text for block in blocks)
        is_list = first.kind == "list"
        markers = dict.fromkeys(_REFERENCE.findall("\n".join(texts)))
        here = tuple(notes.pop(marker) for marker in markers if marker in notes)
        mended = anchors_within(blocks, corrections)
        here_marked = tuple(marks.get(number + at, ()) for at in range(len(blocks)))
        number += len(blocks)
        yield BlockView(
            first.kind,
            anchor,
            "" if is_list else first.text,
            texts if is_list else (),
            first.level,
            here,
            mended,
            here_marked,
            " ".join(map(plain, texts)),
            is_list and all(_NUMBER.match(text) for text in texts),
            first.first,
            blocks[-1].last,
            source.between(first.first, blocks[-1].last),
            links.get(number, ()),
            referring=bool(markers),
        )


def parted_by_list(letter: Letter, blocks: tuple[_Placed, ...]) -> tuple[tuple[_Placed, ...], tuple[_Placed, ...]]:
    """Return the blocks of the text, and those that stand below its last signatory.

    Of a letter whose list stands over its text, only what closes it does.
    """
    first, last = _extent_of_list(letter)
    below_text = any(0 < block.last < first and block.kind == "paragraph" for block in blocks)

    def is_below(block: _Placed) -> bool:
        return 0 < last < block.first and (below_text or block.kind == "closing")

    return tuple(one for one in blocks if not is_below(one)), tuple(filter(is_below, blocks))


def _extent_of_list(letter: Letter) -> tuple[int, int]:
    """Return the first and the last line of the letter's list in its source, 0 and 0 without one."""
    lines = [(entry.line, entry.last, *(one.last for one in entry.members)) for entry in letter.signatories]
    return min(map(min, lines), default=0), max(map(max, lines), default=0)


def notes_of(
    letter: Letter, corrections: tuple[CorrectionView, ...] = (), marks: Marks = _UNMARKED
) -> tuple[NoteView, ...]:
    """Return the footnotes in order; `referred` is whether the text refers to them. No two have the same anchor."""
    referred = {marker for block in letter.body for marker in _REFERENCE.findall(block.text)}
    anchors: list[str] = []
    for one in letter.footnotes:
        wanted = slugify(one.marker)
        anchors.append(f"{wanted}-{len(anchors) + 1}" if wanted in anchors else wanted)
    return tuple(
        NoteView(
            one.marker,
            anchor,
            one.text,
            one.marker in referred,
            anchors_within((one,), corrections),
            marks.get(-number, ()),
        )
        for number, (one, anchor) in enumerate(zip(letter.footnotes, anchors, strict=True), 1)
    )


def has_dead_links(letter: Letter) -> bool:
    """Whether the text has links whose addresses are lost."""
    return any(_DEAD_LINK.search(block.text) for block in letter.body)


def opening(letter: Letter) -> str:
    """Return the start of the text without its markup, in at most 160 characters: what search engines show."""
    first = next((block.text for block in letter.body if block.kind == "paragraph"), "")
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", _REFERENCE.sub("", first))
    return plain if len(plain) <= 160 else plain[:159].rpartition(" ")[0] + "…"


def anchored_blocks(body: tuple[Block, ...]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the pieces of a text under their anchors, "p1" onwards; the items of a list are one piece."""
    count = 0
    for is_list, run in groupby(body, lambda block: block.kind == "list"):
        for blocks in [tuple(run)] if is_list else [(block,) for block in run]:
            count += 1
            yield f"p{count}", blocks


def anchors_of_places(letter: Letter) -> dict[int, str]:
    """Return the anchor of each block of a letter, by its place from 0, and of each footnote, from -1 down."""
    notes = {-number: f"note-{one.anchor}" for number, one in enumerate(notes_of(letter), 1)}
    return dict(enumerate(anchor for anchor, blocks in anchored_blocks(letter.body) for _ in blocks)) | notes
