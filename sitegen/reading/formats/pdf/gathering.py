"""Gathering: the glyphs that stand in one line, with raised marks and filled-in fields in their places.

PDFium ends a line wherever the writing jumps: before a raised mark of a note, behind it, before a wide gap. Here the
pieces of one line come together again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from unicodedata import combining

from sitegen.reading.formats.pages.line import GAP
from sitegen.reading.formats.pdf.glyphs import Glyph
from sitegen.reading.formats.pdf.writing import runs_right_to_left

SMALL, RAISED = 0.85, 0.12  # a raised mark is smaller than its line, and stands higher by this share of its size
_WORD = 0.15  # times its size: more room between two pieces of a line is a space
_NEAR = 4  # lines before and behind a piece that are looked at for the one that it belongs to
_SHORT = 4  # characters: what is raised is a mark, or the ending of a number ("3rd", "1ère")
_LOOK = 40  # glyphs at an end of a piece: they tell its baseline and its size
_LONG = 400  # glyphs of a line that runs from right to left: they tell where it stands
_MANY = 500  # lines of a page: on a longer one a field is looked for nearby only


def gather(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the lines of a page: what stands beside each other on one baseline, with raised marks and fields."""
    lines: list[list[Glyph]] = []
    waiting: list[tuple[int, list[Glyph]]] = []
    for piece in _pieces(glyphs):
        below = bool(waiting) and waiting[-1][0] == len(lines) and _stands_below(waiting[-1][1], piece)
        if lines and not below and _goes_on(lines[-1], piece):
            lines[-1] += [*_space(lines[-1][-1], piece[0]), *piece]
        elif piece[0].late or len(piece) <= _SHORT:
            waiting.append((len(lines), piece))
        else:
            lines.append(piece)
    return _placed(lines, waiting)


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield what PDFium has between two ends of lines, without blanks at either end."""
    piece: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text == "\n" or (piece and _jumps(piece[-1], glyph)):
            yield from _trimmed(piece)
            piece = []
        if glyph.text != "\n":
            piece.append(glyph)
    yield from _trimmed(piece)


def _jumps(last: Glyph, glyph: Glyph) -> bool:
    """Return whether the writing goes on elsewhere, as PDFium does not always say.

    That is in a field, on another line, or far to the left of where it was, in a script that runs to the right; but an
    accent that is drawn once its word stands belongs to that word, as TeX draws "é".
    """
    size = max(last.size, glyph.size)
    if glyph.late != last.late or abs(glyph.base - last.base) > (0.5 if last.hyphen else 1.0) * size:
        return True
    back = glyph.right < last.left - size and glyph.base != last.base
    return back and glyph.text.isalnum() and not runs_right_to_left((last, glyph))


def _stands_below(short: Sequence[Glyph], piece: Sequence[Glyph]) -> bool:
    """Return whether what is short was written on a line of its own, below that of a piece: the end of another cell."""
    return not short[0].late and short[0].base - piece[0].base > 0.8 * max(short[0].size, piece[0].size)


def _trimmed(piece: list[Glyph]) -> Iterator[list[Glyph]]:
    first, last = 0, len(piece)
    while first < last and piece[first].text.isspace():
        first += 1
    while first < last and piece[last - 1].text.isspace():
        last -= 1
    if first < last:
        yield piece[first:last]


def _distance(one: int, other: int) -> int:
    return abs(one - other)


def _placed(lines: list[list[Glyph]], waiting: list[tuple[int, list[Glyph]]]) -> list[list[Glyph]]:
    """Put what waits for its line into it, or leave it as a line of its own where there is none."""
    boxes = [box_of(line) for line in lines]
    own: list[tuple[int, list[Glyph]]] = []
    for at, piece in waiting:
        late = piece[0].late
        far = len(lines) if late and len(lines) < _MANY else _NEAR
        near = sorted(range(max(0, at - far), min(len(lines), at + far)), key=partial(_distance, at))
        home = next((index for index in near if _belongs(piece, lines[index], boxes[index])), None)
        if home is None:
            own.append((at, piece))
        else:
            lines[home] = _insert(lines[home], piece)
            boxes[home] = box_of(lines[home])
    for at, piece in reversed(own):
        lines.insert(at, piece)
    return _rejoined(lines)


def _rejoined(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join lines that are one, now that the mark that parted them is in its place."""
    joined: list[list[Glyph]] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] += [*_space(joined[-1][-1], line[0]), *line]
        else:
            joined.append(line)
    return joined


def _goes_on(line: Sequence[Glyph], piece: Sequence[Glyph]) -> bool:
    """Return whether a piece stands right behind a line, on its baseline."""
    last, first = line[-1], piece[0]
    before, behind = line[-_LOOK:], piece[:_LOOK]
    size = size_of(before)
    leftward = runs_right_to_left(before) or runs_right_to_left(behind)
    room = _room(line, piece) if leftward else first.left - last.right
    if first.late != last.late or not -0.3 * size <= room <= GAP * size:
        return False
    return abs(base_of(before) - base_of(behind)) <= 0.2 * size and 0.6 < size_of(behind) / (size or 1.0) < 1.6


def _room(line: Sequence[Glyph], piece: Sequence[Glyph]) -> float:
    """Return the room between two pieces, of which either may stand to the right; negative where they overlap."""
    letters = ([one for one in those[-_LONG:] if not combining(one.text[:1])] for those in (line, piece))
    one, other = (box_of(those or piece) for those in letters)
    return max(other[0] - one[2], one[0] - other[2])


def _space(last: Glyph, first: Glyph) -> tuple[Glyph, ...]:
    if first.left - last.right <= _WORD * last.size:
        return ()
    return (last._replace(text=" ", left=last.right, right=first.left, added=True, hyphen=False, unmapped=False),)


def _belongs(piece: Sequence[Glyph], line: Sequence[Glyph], box: tuple[float, float, float, float]) -> bool:
    """Return whether a raised mark or a field's text stands within a line's band, where the line itself has nothing."""
    left, top, right, bottom = box
    small = box_of(piece)
    if piece[0].late:
        within = top <= (small[1] + small[3]) / 2 <= bottom and small[0] >= left - 1
        return within and not _covered(line, small[0], small[2])
    size = size_of(line)
    if all(combining(glyph.text[:1]) for glyph in piece):  # marks of Arabic letters that are drawn by themselves
        return top <= (small[1] + small[3]) / 2 <= bottom and left <= small[0] and small[2] <= right
    raised = base_of(line) - base_of(piece)
    if not (RAISED * size <= raised <= 0.8 * size and size_of(piece) < SMALL * size):
        return False
    return left - 2 * size <= small[0] and small[2] <= right + 2 * size and not _covered(line, small[0], small[2])


def _covered(line: Sequence[Glyph], left: float, right: float) -> bool:
    """Return whether visible letters of a line stand where something else would go."""
    room = 0.35 * (right - left)
    return any(glyph.left + room < right and glyph.right - room > left and not glyph.text.isspace() for glyph in line)


def _insert(line: list[Glyph], piece: list[Glyph]) -> list[Glyph]:
    """Return a line with a piece put before the first glyph that stands to the right of it."""
    middle = (piece[0].left + piece[-1].right) / 2
    at = next((index for index, glyph in enumerate(line) if (glyph.left + glyph.right) / 2 > middle), len(line))
    while at and line[at - 1].text.isspace() and line[at - 1].right > piece[0].left:
        at -= 1
    before = _space(line[at - 1], piece[0]) if at and piece[0].late else ()
    behind = _space(piece[-1], line[at]) if at < len(line) and piece[0].late else ()
    return [*line[:at], *before, *piece, *behind, *line[at:]]


def box_of(glyphs: Sequence[Glyph]) -> tuple[float, float, float, float]:
    """Return where glyphs stand: left, top, right, bottom."""
    return (
        min(glyph.left for glyph in glyphs), min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs), max(glyph.bottom for glyph in glyphs),
    )  # fmt: skip


def base_of(glyphs: Sequence[Glyph]) -> float:
    """Return the baseline of most glyphs."""
    return Counter(round(glyph.base, 1) for glyph in glyphs).most_common(1)[0][0]


def size_of(glyphs: Sequence[Glyph]) -> float:
    """Return the size of most glyphs."""
    return Counter(glyph.size for glyph in glyphs if not glyph.text.isspace()).most_common(1)[0][0]
