"""A PNG read back, with nothing but what PNG's own rules say of one without interlacing and filters."""

import struct
import zlib

from sitegen.publishing.cards.painting import COLOURS, INK, LEVELS, PAPER


def chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, {}
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + body)
        found[kind] = body
        at += 12 + size
    return found


def pixels(data):
    """Return width, height and the rows of colours."""
    found = chunks(data)
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", found[b"IHDR"])
    assert (depth, kind) == (8, 3)
    palette = [tuple(found[b"PLTE"][at : at + 3]) for at in range(0, len(found[b"PLTE"]), 3)]
    raw = zlib.decompress(found[b"IDAT"])
    rows = [raw[at + 1 : at + 1 + width] for at in range(0, len(raw), width + 1)]
    return width, height, [[palette[one] for one in row] for row in rows]


def colours_in(rows, left, top, right, bottom):
    """Return which of the card's colours stand there in full strength."""
    found = {one for row in rows[top:bottom] for one in row[left:right]}
    return {one for one in (PAPER, *COLOURS) if one in found}


__all__ = ["INK", "LEVELS", "chunks", "colours_in", "pixels"]
