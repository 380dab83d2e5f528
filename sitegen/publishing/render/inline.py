"""The text of one block of a letter to HTML, with what the archive marks in it.

The letter's own signs come from `parse_inline`: links, strong words, references to notes. The archive's marks are laid
over them: sentences that ask, passages that letters share, words that lead somewhere. A mark adds no character: without
its tags a text is what it was. No HTML from content passes, and a link leads only where a reader may go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from markupsafe import Markup, escape

from sitegen.content.manuscript import parse_inline
from sitegen.content.manuscript.inline import Inline, Link, Reference, Strong, Text, as_written
from sitegen.core.frozen import Frozen
from sitegen.publishing.render.misreadings import with_marks
from sitegen.publishing.views.annotations import Mark
from sitegen.publishing.views.text import NoteView

_PLAIN = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)+(?:/[\w.~/-]*)?", re.ASCII)
_ALLOWED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_RANKS = {"demand": 0, "passage": 1, "link": 2}  # from the outermost in


class _Element(Frozen):
    """An element around some of the text. `sign` follows its end."""

    opening: str
    tag: str
    again: str  # the opening tag where an element goes on that another one's end has cut
    sign: str = ""


class _Leaf(Frozen):
    """Characters `start` to `end` that a reader sees, in the letter's own elements; `html` for a note's reference."""

    start: int
    end: int
    around: tuple[_Element, ...]
    html: str | None


def inline(
    text: str,
    notes: Iterable[NoteView] = (),
    here: Iterable[NoteView] = (),
    marks: Sequence[Mark] = (),
    labels: Mapping[str, str] | None = None,
) -> Markup:
    """Return the text of one block as HTML, with references to `notes`; those that stand at this block are `here`.

    `labels` are the ids of the elements that say what a sign means, by what its mark is about. A reference to a note
    that stands here carries the id that the note leads back to. A link whose address is lost (`[text](#)`), or means
    nothing away from the site it was copied from, keeps its text and is marked as lost. A marked link that would stand
    in one of the letter's own, or overlap one, is left out.
    """
    pieces = parse_inline(text)
    if not marks and len(pieces) == 1 and isinstance(pieces[0], Text):
        return Markup(with_marks(text))  # noqa: S704 - it is escaped
    anchors = {note.marker: note.anchor for note in notes}
    leaves = tuple(_leaves(pieces, 0, (), anchors, {note.marker for note in here}))
    laid = _laid(leaves, marks)
    return Markup("".join(_written(text, leaves, laid, labels or {})))  # noqa: S704 - every part is escaped


# --- what the letter itself has ---------------------------------------------------------------------------------------


def _leaves(
    pieces: Iterable[Inline], at: int, around: tuple[_Element, ...], anchors: Mapping[str, str], here: set[str]
) -> Iterator[_Leaf]:
    for piece in pieces:
        end = at + len(as_written(piece))
        if isinstance(piece, Text):
            yield _Leaf(at, end, around, None)
        elif isinstance(piece, Reference):
            yield _Leaf(at, end, around, _reference(piece.marker, anchors, here))
        elif isinstance(piece, Strong):
            tag = "strong" if piece.stars == 2 else "em"
            element = _Element(f"<{tag}>", tag, f"<{tag}>")
            yield from _leaves(piece.words, at + piece.stars, (*around, element), anchors, here)
        else:
            yield from _leaves(piece.words, at + 1, (*around, _link(piece)), anchors, here)
        at = end


def _link(piece: Link) -> _Element:
    if not _ALLOWED.match(piece.target):
        return _Element('<span class="lost">', "span", '<span class="lost">')
    opening = f'<a href="{escape(_address(piece.target))}" rel="external nofollow">'
    return _Element(opening, "a", opening)


def _address(target: str) -> str:
    """Return an address as a link has it; one of nothing but plain signs is so already."""
    if _PLAIN.fullmatch(target):
        return target
    from markdown_it.common.normalize_url import normalizeLink  # noqa: PLC0415 - it loads all that reads Markdown

    return normalizeLink(target)


def _reference(marker: str, anchors: Mapping[str, str], here: set[str]) -> str | None:
    """Return a reference to a note, or None if there is no such note. The first one where the note stands has an id."""
    if marker not in anchors:
        return None
    own = f' id="ref-{anchors[marker]}"' if marker in here else ""
    here.discard(marker)
    return f'<sup class="ref"><a{own} href="#note-{anchors[marker]}" role="doc-noteref">{escape(marker)}</a></sup>'


# --- what the archive lays over it ------------------------------------------------------------------------------------


class _Laid(Frozen):
    """A mark from leaf's edge to leaf's edge, cutting through no link."""

    mark: Mark
    start: int
    end: int


def _laid(leaves: Sequence[_Leaf], marks: Iterable[Mark]) -> list[_Laid]:
    """Return the marks that can stand, from the outermost in; those that are ruled are widened over whole links."""
    ruled: list[Mark] = []
    fixed = [(leaf.start, leaf.end) for leaf in leaves if leaf.html or any(one.tag == "a" for one in leaf.around)]
    links: list[_Laid] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.kind != "link":
            ruled.append(mark)
        elif mark.start < mark.end and not any(mark.start < end and start < mark.end for start, end in fixed):
            links.append(_Laid(mark, mark.start, mark.end))
            fixed.append((mark.start, mark.end))
    laid = links
    for mark in ruled:
        start = min([mark.start, *(one for one, end in fixed if one < mark.start < end)])
        end = max([mark.end, *(end for one, end in fixed if one < mark.end < end)])
        laid.append(_Laid(mark, start, end))
    return sorted(laid, key=lambda one: (_RANKS[one.mark.kind], one.start, -one.end))


def _written(text: str, leaves: Sequence[_Leaf], laid: Sequence[_Laid], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield the HTML piece by piece: elements are closed and opened again where they would overlap."""
    segments = list(_segments(leaves, laid))
    last = {at: number for number, (_, _, _, over) in enumerate(segments) for at in over}
    elements = [_marked(one.mark, labels) for one in laid]
    opened: list[tuple[_Element, int | None]] = []
    seen: set[int] = set()

    def close(down_to: int, number: int) -> Iterator[str]:
        signs: set[str] = set()  # of several that lead to one place from one place, one is enough
        while len(opened) > down_to:
            element, at = opened.pop()
            yield f"</{element.tag}>"
            if at is not None and last[at] < number and element.sign not in signs:
                signs.add(element.sign)
                yield element.sign

    for number, (leaf, start, end, over) in enumerate(segments):
        wanted: list[tuple[_Element, int | None]] = [(elements[at], at) for at in over]
        wanted += [(one, None) for one in leaf.around]
        pairs = zip(opened, wanted, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0][0] is pair[1][0], pairs))
        yield from close(kept, number)
        for element, at in wanted[kept:]:
            yield element.again if at in seen else element.opening
            if at is not None:
                seen.add(at)
            opened.append((element, at))
        yield leaf.html or with_marks(text[start:end])
    yield from close(0, len(segments))


def _segments(leaves: Iterable[_Leaf], laid: Sequence[_Laid]) -> Iterator[tuple[_Leaf, int, int, tuple[int, ...]]]:
    """Yield the leaves cut where marks start and end, each part with the numbers of the marks over it."""
    edges = sorted({edge for one in laid for edge in (one.start, one.end)})
    for leaf in leaves:
        cuts = [] if leaf.html else [edge for edge in edges if leaf.start < edge < leaf.end]
        for start, end in zip([leaf.start, *cuts], [*cuts, leaf.end], strict=True):
            yield (leaf, start, end, tuple(at for at, one in enumerate(laid) if one.start < end and start < one.end))


def _marked(mark: Mark, labels: Mapping[str, str]) -> _Element:
    own = f' id="{escape(mark.anchor)}"' if mark.anchor else ""
    href = escape(mark.href)
    if mark.kind == "link":
        rel = ' rel="external nofollow"' if _ALLOWED.match(mark.href) else ""
        bare = f'<a class="to-{escape(mark.about)}" href="{href}"{rel}>'
        return _Element(f"<a{own}{bare[2:]}", "a", bare)
    label = escape(labels.get(mark.about, ""))
    sign = f'<a class="sign {escape(mark.about)}" href="{href}" aria-labelledby="{label}"></a>'
    return _Element(f'<span{own} class="{mark.kind}">', "span", f'<span class="{mark.kind}">', sign)
