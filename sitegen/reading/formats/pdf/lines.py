"""Lines: the glyphs of a page as the lines of text that a reader sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import inf
from statistics import median

from sitegen.reading.formats.emphasis import BOLD, END, ITALIC, LONGEST_LINE, parted_entry
from sitegen.reading.formats.pages.line import ARTIFACT, GAP, Cell, TextLine
from sitegen.reading.formats.pdf.columns import in_columns, rooms
from sitegen.reading.formats.pdf.gathering import RAISED, SMALL, base_of, box_of, gather, size_of
from sitegen.reading.formats.pdf.glyphs import Glyph
from sitegen.reading.formats.pdf.gutters import at_gutters
from sitegen.reading.formats.pdf.justified import without_wide_spaces
from sitegen.reading.formats.pdf.writing import composed, leads_from_right, logical, runs_right_to_left

# Times its size: a space that PDFium put into less room, between letters, clusters or before a raised mark, is none.
_LETTER_GAP, _CLUSTER_GAP, _MARK_GAP = 0.05, 0.28, 0.3
_HEAVY = 600  # weight of what is bold
_SPACE = 0.12  # times its size, beyond the usual room of its letters: more between two letters is a space
_MARKS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_COUNTED = re.compile(r"\s[.)]\d{1,4}$")
# Scripts whose letters are drawn in clusters: how wide these are, the file does not say exactly.
_CLUSTER = "[\u0900-\u109f\u1780-\u17ff\uaa60-\uaa7f]"
_COMMAS = ",;"
_CLUSTERS = re.compile(f"{_CLUSTER}(?:{_CLUSTER}|[{_COMMAS}])")


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the lines of a page in PDFium's order."""
    pieces = gather(composed(glyphs))
    ways = _leftward(pieces, page=leads_from_right(glyphs))
    parted = [_parts(piece, leftward=leftward) for piece, leftward in zip(pieces, ways, strict=True)]
    straight = iter(in_columns([parts for parts, turned in parted if not turned]))
    cells = [parts if turned else next(straight) for parts, turned in parted]
    return [
        _line(piece, parts, turned=turned, leftward=leftward)
        for piece, parts, (_, turned), leftward in zip(
            pieces, without_wide_spaces(at_gutters(cells)), parted, ways, strict=True
        )
    ]


def _leftward(pieces: Sequence[list[Glyph]], *, page: bool) -> list[bool]:
    """Return whether each line runs from right to left: on a page that does, or set to the right on any other."""
    if page or not any(map(runs_right_to_left, pieces)):
        return [page] * len(pieces)
    boxes = [box_of(piece) for piece in pieces]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return [
        leads_from_right(piece) and right - box[2] <= box[0] - left for piece, box in zip(pieces, boxes, strict=True)
    ]


def _line(glyphs: list[Glyph], parts: list[list[Glyph]], *, turned: bool, leftward: bool) -> TextLine:
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    left, top, right, bottom = box_of(seen)
    size, base = size_of(glyphs), base_of(seen)
    tags = Counter(glyph.tag for glyph in seen if glyph.tag != ARTIFACT)
    last, unmapped = seen[-1], sum(map(_is_unmapped, seen))
    if len(seen) > 2 and 2 * unmapped > len(seen):
        parts = [[one if one.text.isspace() else one._replace(text="\ufffd") for one in part] for part in parts]
    return TextLine(
        cells=tuple(_cells(parts, size, base, turned=turned, leftward=leftward)),
        left=left, top=top, right=right, bottom=bottom, base=base, size=size,
        weight=Counter(glyph.weight for glyph in seen).most_common(1)[0][0],
        tag=tags.most_common(1)[0][0] if tags else ARTIFACT,
        broken=last.hyphen or last.text in "-\xad",
        letters=len(seen),
        unmapped=unmapped,
        estimated=last.unseen,
        marked=_marked(glyphs, size, base) if len(parts) == 1 and not turned else "",
    )  # fmt: skip


def _marked(glyphs: list[Glyph], size: float, base: float) -> str:
    """Return a line with marks of Markdown, if emphasis parts it as it may part an entry, else ""."""
    if not any(glyph.slanted or glyph.weight >= _HEAVY for glyph in glyphs) or len(glyphs) > LONGEST_LINE:
        return ""
    written, sign = [], ""
    for at, glyph in enumerate(glyphs):
        own = sign if glyph.text.isspace() else BOLD if glyph.weight >= _HEAVY else ITALIC if glyph.slanted else ""
        if own != sign:
            written.append(f"{END}{own}" if sign and own else own or END)
        written.append(_text(glyphs, at, size, base))
        sign = own
    return parted_entry(" ".join("".join([*written, END if sign else ""]).split()))


def _is_unmapped(glyph: Glyph) -> bool:
    """Return whether nothing says which character a shape is. Codes for private use are bullets, or say nothing."""
    return glyph.unmapped or "\ue000" <= glyph.text <= "\uf8ff" or glyph.text == "\ufffd"


def _parts(glyphs: list[Glyph], *, leftward: bool) -> tuple[list[list[Glyph]], bool]:
    """Return the parts of a line between wide gaps, and whether they run from right to left, sorted by their places."""
    size = size_of(glyphs)
    turned = runs_right_to_left(glyphs)
    if leftward and not turned:  # a foreign name, counted from the right
        turned = _COUNTED.search("".join(glyph.text for glyph in glyphs)) is not None
    if turned:
        glyphs = sorted((glyph for glyph in glyphs if not glyph.added), key=lambda glyph: glyph.left + glyph.right)
    parts: list[list[Glyph]] = []
    before: Glyph | None = None
    spaced = turned
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
        else:
            if before is None or (spaced and glyph.left - before.right > GAP * max(size, glyph.bottom - glyph.top)):
                parts.append([])
            before, spaced = glyph, turned
        if parts:
            parts[-1].append(glyph)
    return parts, turned


def _cells(parts: list[list[Glyph]], size: float, base: float, *, turned: bool, leftward: bool) -> list[Cell]:
    """Return the cells of a line in reading order."""
    if not turned:
        return [_cell(part, size, base) for part in parts]
    cells = [_cell(logical(part, leftward=leftward), size, base) for part in parts]
    return cells[::-1] if leftward else cells


def _cell(glyphs: list[Glyph], size: float, base: float) -> Cell:
    leftward = runs_right_to_left(glyphs)  # whose spaces are told already
    apart = inf if leftward else median(rooms(glyphs) or [0.0]) + _SPACE * size
    text = "".join(
        " " * (at > 0 and _is_apart(glyphs[at - 1], glyph, apart)) + _text(glyphs, at, size, base)
        for at, glyph in enumerate(glyphs)
    )
    return Cell(" ".join(text.split()), min(one.left for one in glyphs), max(one.right for one in glyphs))


def _is_apart(last: Glyph, glyph: Glyph, apart: float) -> bool:
    """Return whether words stand beside each other without a space: PDFium leaves out one that kerning made narrow."""
    if last.item == glyph.item or not ((last.text.isalnum() or last.text in _COMMAS) and glyph.text.isalnum()):
        return False
    return last.size == glyph.size and last.base == glyph.base and glyph.left - last.right > apart


def _text(glyphs: list[Glyph], index: int, size: float, base: float) -> str:
    """Return a glyph as it is read: a raised figure as such, a soft hyphen that is drawn as a hyphen."""
    glyph = glyphs[index]
    if glyph.text == "\xad":
        return "-" if glyph.right > glyph.left else ""
    if glyph.added and 0 < index < len(glyphs) - 1:
        last = next((one for one in glyphs[index - 1 :: -1] if not one.text.isspace()), glyph)
        following = next((one for one in glyphs[index + 1 :] if not one.text.isspace()), glyph)
        raised, whole = _is_raised(following, size, base), _CLUSTERS.match(last.text + following.text)
        least = _MARK_GAP if raised else _CLUSTER_GAP if whole else _LETTER_GAP
        return " " if following.left - last.right > least * size else ""
    return glyph.text.translate(_MARKS) if _is_raised(glyph, size, base) else glyph.text


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    """Return whether a figure stands higher and is smaller than its line, as the mark of a note is."""
    return glyph.text.isdecimal() and glyph.size < SMALL * size and base - glyph.base >= RAISED * size
