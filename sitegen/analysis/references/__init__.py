"""What letters cite: documents and resolutions, treaties, laws, institutions, pages of the web, earlier letters.

`find_references` reads one letter, and depends on nothing else. Rules and names are data, each with its source; see
`finders`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sitegen.analysis.references.earlier import find_letters, settle
from sitegen.analysis.references.finders import find
from sitegen.analysis.references.found import MENTIONS, Found, Kind, Mention, mention
from sitegen.analysis.sentences import Sentence, bounds, one_line, sentences, whole
from sitegen.content.manuscript import parse_inline
from sitegen.content.manuscript.inline import Inline, Link, Strong, as_written
from sitegen.core.model import Letter
from sitegen.core.web_addresses import host_of

__all__ = ["MENTIONS", "Kind", "Mention", "find_references", "settle"]

_PERMALINK = re.compile(r"(?:^|/)letters/([A-Za-z0-9][A-Za-z0-9._-]*)\.html(?:#[^/]*)?$")


def find_references(letter: Letter) -> tuple[Mention, ...]:
    """Return what the letter's body and footnotes cite, in order of the text.

    What they say of other letters has a day, or a permalink's id, for its key: `settle` tells which letter that is.
    """
    around = " ".join([*letter.addressees, *letter.cc, letter.title or "", *(block.text for block in letter.body)])
    found: list[Mention] = []
    for sentence in sentences(letter):
        cited = (*find(sentence.signs, around), *find_letters(sentence.signs, letter.date))
        found += (mention(one, sentence) for one in cited)
    for number, block in enumerate(letter.body):
        if "](" in block.text:
            found += _linked(whole(block.text, number, block.kind, block.first, block.last), _links(block.text))
    for number, note in enumerate(letter.footnotes, 1):
        sentence = whole(note.text, -number, "paragraph", note.first, note.last)
        cited = (*find(sentence.signs, around), *find_letters(sentence.signs, letter.date), *_links(note.text))
        found += (mention(one, sentence) for one in cited)
    return tuple(sorted(found, key=lambda one: (one.first, one.block, one.start, one.end)))


def _linked(text: Sentence, links: Iterable[Found]) -> Iterator[Mention]:
    """Yield the links of a text, each with the sentences that it stands in: a link may run over several."""
    parts = tuple(bounds(text.signs))
    for one in links:
        own = [part for part in parts if part[0] < one.end and one.start < part[1]] or [(one.start, one.end)]
        yield replace(mention(one, text), sentence=one_line(text.signs[own[0][0] : own[-1][1]]))


def _links(text: str) -> Iterator[Found]:
    """Yield the pages to which a text links, letters by their permalinks; a link whose target is lost has none."""
    yield from _links_in(parse_inline(text), 0)


def _links_in(pieces: Iterable[Inline], at: int) -> Iterator[Found]:
    for piece in pieces:
        length = len(as_written(piece))
        if isinstance(piece, Link) and (permalink := _PERMALINK.search(piece.target)):
            yield Found(at, at + length, "permalink", "letter", permalink[1], permalink[1], piece.target)
        elif isinstance(piece, Link) and piece.target.lower().startswith(("http://", "https://")):
            label = host_of(piece.target) or piece.target
            yield Found(at, at + length, "link", "web", piece.target, label, piece.target)
        elif isinstance(piece, Strong):
            yield from _links_in(piece.words, at + piece.stars)
        at += length
