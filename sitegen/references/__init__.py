"""What letters cite: documents and resolutions, treaties, laws, institutions, pages of the web, earlier letters.

`find_references` reads one letter, and depends on nothing else. Rules and names are data, each with its source; see
`finders`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from sitegen.manuscript import parse_inline
from sitegen.manuscript.inline import Inline, Link, Strong, as_written
from sitegen.model import Letter
from sitegen.references.earlier import find_letters
from sitegen.references.finders import find
from sitegen.references.found import Found, Kind
from sitegen.references.mentions import Mention, mention
from sitegen.sentences import sentences, whole

__all__ = ["Kind", "Mention", "find_references"]


def find_references(letter: Letter, by_date: Mapping[str, Sequence[str]] | None = None) -> tuple[Mention, ...]:
    """Return what the letter's body and footnotes cite, in order of the text.

    `by_date` holds the ids of the archive's letters under their dates; without it no earlier letters are found.
    """
    around = " ".join([*letter.addressees, *letter.cc, letter.title or "", *(block.text for block in letter.body)])
    found: list[Mention] = []
    for sentence in sentences(letter):
        cited = (*find(sentence.signs, around), *find_letters(sentence.signs, letter.date, by_date or {}))
        found += (mention(one, sentence) for one in cited)
    for number, block in enumerate(letter.body):
        if "](" in block.text:
            around_links = whole(block.text, number, block.kind, block.first, block.last)
            found += (mention(one, around_links) for one in _links(block.text))
    for note in letter.footnotes:
        sentence = whole(note.text, -1, "paragraph", note.first, note.last)
        found += (mention(one, sentence) for one in (*find(sentence.signs, around), *_links(note.text)))
    return tuple(sorted(found, key=lambda one: (one.first, one.block, one.start, one.end)))


def _links(text: str) -> Iterator[Found]:
    """Yield the pages of the web to which a text links; links whose target the source lost have none."""
    yield from _links_in(parse_inline(text), 0)


def _links_in(pieces: Iterable[Inline], at: int) -> Iterator[Found]:
    for piece in pieces:
        length = len(as_written(piece))
        if isinstance(piece, Link) and piece.target.lower().startswith(("http://", "https://")):
            host = (urlsplit(piece.target).hostname or "").removeprefix("www.")
            yield Found(at, at + length, "link", "web", piece.target, host, piece.target)
        elif isinstance(piece, Strong):
            yield from _links_in(piece.words, at + 2)
        at += length
