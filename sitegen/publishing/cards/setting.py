"""Text set in lines: which characters can be drawn at all, where lines may break, how large a title can stand.

Burmese has no spaces between words; a line may break before any of its syllables, never inside one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sitegen.core.frozen import Frozen
from sitegen.core.myanmar import syllables
from sitegen.publishing.cards.faces import EM, Face, Features, Shaped, face

LONGEST = 400  # characters of a title that are looked at; far more than fit on a card
ELLIPSIS = "…"
_ORNAMENT = frozenset(
    ("So", "Sk", "Cn", "Co", "Cs")
)  # emoji and their kin; what is left without them is the title still
_JOINERS = "\u200b\u200c\u200d"
_VIRAMA = "\u1039"
_MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
_BREAK = re.compile(r"(?<=[ ])(?=[^ ])|(?<=[-–—/\u200b])(?=[^\W\d_])")


class Style(Frozen):
    """How text is set: its faces, the first one that has a character draws it; `leading` in parts of the size.

    `tracking` is put after every Latin letter, in units of the em.
    """

    faces: tuple[str, ...]
    features: Features = ()
    leading: float = 1.16
    tracking: int = 0

    def leading_of(self, text: str) -> float:
        """Return the leading that `text` needs: Burmese has signs above and below its letters."""
        return max(self.leading, 1.62) if _MYANMAR.search(text) else self.leading


class Line(Frozen):
    """A line as set: runs, each with its distance from the start, and its width, in units of the em."""

    runs: tuple[tuple[int, Shaped], ...]
    width: int


class Setting(Frozen):
    """A text in lines at a size; `leading` is the distance of their base lines. Both in pixels."""

    lines: tuple[Line, ...]
    size: int
    leading: float

    @property
    def height(self) -> float:
        """How much room the lines take."""
        return len(self.lines) * self.leading


def drawable(text: str, style: Style) -> str | None:
    """Return `text` as it can be drawn, on one line: without controls, without ornaments that no face has.

    None if nothing is left, or if a letter, figure or mark is in no face: then no part of the text is shown, for a
    card says what a letter is called or says nothing.
    """
    kept = []
    for character in unicodedata.normalize("NFC", " ".join(text[: LONGEST * 4].split())):
        kind = unicodedata.category(character)
        if any(character in face(name).characters for name in style.faces):
            kept.append(character)
        elif kind[0] == "Z":
            kept.append(" ")
        elif kind not in _ORNAMENT and kind not in ("Cc", "Cf") and not "\ufe00" <= character <= "\ufe0f":
            return None
    found = " ".join("".join(kept).split())
    return found if any(character.isalnum() for character in found) else None


def set_line(text: str, style: Style) -> Line:
    """Return `text` on one line."""
    runs: list[tuple[int, Shaped]] = []
    at = 0
    for its_face, run in _runs(text, style):
        shaped = _shaped(its_face, run, style)
        runs.append((at, shaped))
        at += shaped.width
    return Line(tuple(runs), at)


def fit(text: str, style: Style, sizes: Sequence[int], width: float, height: float) -> Setting:
    """Return `text` in lines of even length at the largest of `sizes` (falling) that fits into the room.

    What does not fit at the smallest is cut at a word, and ends in an ellipsis.
    """
    cut = len(text) > LONGEST
    pieces = _pieces(text[:LONGEST])
    leading = style.leading_of(text)
    for size in () if cut else sizes:
        limit = int(width * EM / size)
        if max(_width(piece.rstrip(), style) for piece in pieces) <= limit:
            lines = _wrap(pieces, style, limit)
            if len(lines) * leading * size <= height:
                return Setting(tuple(_even(pieces, style, limit, len(lines))), size, leading * size)
    size = sizes[-1]
    limit = int(width * EM / size)
    pieces = [part for piece in pieces for part in _broken(piece, style, limit)]
    rows = _wrap(pieces, style, limit)
    room = max(1, int(height / (leading * size)))
    shown = [set_line("".join(row).rstrip(), style) for row in rows[:room]]
    if cut or len(rows) > room:
        shown[-1] = _cut(rows[len(shown) - 1], style, limit)
    return Setting(tuple(shown), size, leading * size)


def cut_to(text: str, style: Style, width: int) -> Line:
    """Return `text` on one line no wider than `width` units, cut at a word where it must be."""
    pieces = _pieces(text[:LONGEST])
    row = _wrap([part for piece in pieces for part in _broken(piece, style, width)], style, width)[0]
    whole = "".join(row).rstrip()
    return set_line(text, style) if whole == text else _cut(row, style, width)


def _cut(row: Sequence[str], style: Style, limit: int) -> Line:
    """Return as many pieces of a row as fit with an ellipsis after them."""
    for count in range(len(row), 0, -1):
        text = "".join(row[:count]).rstrip(" ,;:.-–—၊။") + ELLIPSIS
        line = set_line(text, style)
        if line.width <= limit:
            return line
    return set_line(ELLIPSIS, style)


def _even(pieces: Sequence[str], style: Style, limit: int, count: int) -> Iterator[Line]:
    """Yield `count` lines as even as can be: at the least width that needs no more of them."""
    low, high = max(_width(piece.rstrip(), style) for piece in pieces), limit
    while low < high:
        middle = (low + high) // 2
        if len(_wrap(pieces, style, middle)) > count:
            low = middle + 1
        else:
            high = middle
    for row in _wrap(pieces, style, high):
        yield set_line("".join(row).rstrip(), style)


def _wrap(pieces: Sequence[str], style: Style, limit: int) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at = 0
    for piece in pieces:
        if rows[-1] and at + _width(piece.rstrip(), style) > limit:
            rows.append([])
            at = 0
        rows[-1].append(piece)
        at += _width(piece, style)
    return rows


def _pieces(text: str) -> list[str]:
    """Return the pieces between which a line may break; each keeps the spaces that follow it."""
    return [part for word in _BREAK.split(text) for part in syllables(word)]


def _broken(piece: str, style: Style, limit: int) -> Iterator[str]:
    """Yield a piece in parts that fit on a line, if it does not fit on one itself."""
    if _width(piece.rstrip(), style) <= limit:
        yield piece
        return
    part = ""
    for cluster in _clusters(piece):
        if part and _width(part + cluster, style) > limit:
            yield part
            part = ""
        part += cluster
    yield part


@lru_cache(maxsize=100_000)
def _width(text: str, style: Style) -> int:
    return set_line(text, style).width


def _runs(text: str, style: Style) -> Iterator[tuple[Face, str]]:
    """Yield stretches of one face, whole clusters each; a character that no face has is passed over."""
    faces = tuple(map(face, style.faces))
    its_face: Face | None = None
    run = ""
    for cluster in _clusters(text):
        known = [one for one in faces if one.characters.issuperset(cluster)]
        if not known:
            continue
        best = its_face if its_face in known and (its_face is faces[0] or cluster.isspace()) else known[0]
        if best is not its_face and run and its_face:
            yield its_face, run
            run = ""
        its_face = best
        run += cluster
    if run and its_face:
        yield its_face, run


def _clusters(text: str) -> Iterator[str]:
    """Yield what must stay together: a character with its marks, and with what is joined or stacked to it."""
    cluster = ""
    for character in text:
        joined = unicodedata.category(character)[0] == "M" or character in _JOINERS
        if cluster and not joined and cluster[-1] != _VIRAMA:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _shaped(its_face: Face, text: str, style: Style) -> Shaped:
    shaped = its_face.shape(text, style.features)
    if not style.tracking or _MYANMAR.search(text):
        return shaped
    moved = tuple(type(one)(one.number, one.x + at * style.tracking, one.y) for at, one in enumerate(shaped.glyphs))
    return Shaped(its_face, moved, shaped.width + len(moved) * style.tracking)
