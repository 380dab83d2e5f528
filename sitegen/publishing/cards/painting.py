"""A drawing as a PNG: HarfBuzz fills the outlines, this room does the rest.

Four colours on paper, each in sixteen strengths, are a palette: a card weighs a third of what it would in full colour,
and looks the same. Everything is computed the same way on every machine; only zlib may pack the same pixels otherwise.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

import uharfbuzz as harfbuzz

from sitegen.core.frozen import Frozen
from sitegen.publishing.cards.faces import EM
from sitegen.publishing.cards.setting import Line

WIDTH, HEIGHT = 1200, 630
LEVELS = 16

Colour = tuple[int, int, int]
PAPER: Colour = (0xFC, 0xFC, 0xF9)  # the colours of theme/site.css, by day
INK: Colour = (0x1A, 0x1C, 0x21)
SOFT: Colour = (0x58, 0x5C, 0x65)
RULE: Colour = (0xD8, 0xD8, 0xD0)
RUBRIC: Colour = (0x9B, 0x2A, 0x1B)
COLOURS = (INK, SOFT, RULE, RUBRIC)

# How far letters reach above and below their base line, in sizes: Burmese signs, and Vietnamese capitals, the farthest.
_ABOVE, _BELOW = 1.35, 0.95

# A coverage from 0 to 255 as a place in the palette, for each colour.
_STRENGTHS = {
    colour: bytes(
        (at * LEVELS + level if (level := (cover * (LEVELS - 1) + 127) // 255) else 0) for cover in range(256)
    )
    for at, colour in enumerate(COLOURS)
}


class Written(Frozen):
    """A line of text whose base line starts at (`x`, `y`), pixels from the top left."""

    line: Line
    x: float
    y: float
    size: int
    colour: Colour


class Box(Frozen):
    """A filled rectangle of whole pixels."""

    x: int
    y: int
    width: int
    height: int
    colour: Colour


def paint(written: Sequence[Written], boxes: Sequence[Box]) -> bytes:
    """Return the picture as a PNG. Lines of two colours must not touch; boxes lie over the text."""
    canvas = bytearray(WIDTH * HEIGHT)
    for one in written:
        _write(one, canvas)
    for box in boxes:
        row = bytes((_STRENGTHS[box.colour][255],)) * box.width
        for start in range(box.y * WIDTH + box.x, (box.y + box.height) * WIDTH + box.x, WIDTH):
            canvas[start : start + box.width] = row
    return _png(bytes(canvas))


def _write(one: Written, canvas: bytearray) -> None:
    """Put a line into its band of the canvas, on top of what reaches into that from the lines around it."""
    top, bottom = max(0, int(one.y - _ABOVE * one.size)), min(HEIGHT, int(one.y + _BELOW * one.size))
    drawing = harfbuzz.RasterDraw()
    drawing.extents = harfbuzz.RasterExtents(0, 0, WIDTH, bottom - top, WIDTH)
    scale = one.size / EM
    for start, run in one.line.runs:
        for glyph in run.glyphs:
            # Upside down, for HarfBuzz gives the lowest row first.
            x, y = one.x + (start + glyph.x) * scale, one.y - top - glyph.y * scale
            drawing.transform = (scale, 0, 0, -scale, x, y)
            drawing.draw_glyph(run.face.font, glyph.number)
    image = drawing.render()
    if image is None:
        return
    inked = bytes(image.buffer).translate(_STRENGTHS[one.colour])
    band = slice(top * WIDTH, bottom * WIDTH)
    if canvas.count(0, band.start, band.stop) < len(inked):
        there = int.from_bytes(canvas[band], "little") | int.from_bytes(inked, "little")
        inked = there.to_bytes(len(inked), "little")
    canvas[band] = inked


def _png(pixels: bytes) -> bytes:
    rows = b"".join(b"\0" + pixels[at : at + WIDTH] for at in range(0, len(pixels), WIDTH))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", bytes(_palette())), (b"IDAT", zlib.compress(rows, 5)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _palette() -> Iterator[int]:
    """Yield red, green and blue of every place in the palette; the first of all is the paper."""
    for colour in COLOURS:
        for level in range(LEVELS):
            for paper, ink in zip(PAPER, colour, strict=True):
                yield paper + (ink - paper) * level // (LEVELS - 1)
