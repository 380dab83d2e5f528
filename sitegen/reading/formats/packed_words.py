"""Words in pictures and fonts: what their fields say. The rest of such a file is packed, and its bytes are no words."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_WOFF = b"wOFF"
_GIF = b"GIF8"
_RIFF = b"RIFF"
_TIFF = (b"II*\0", b"MM\0*")
_SILENT = (b"wOF2",)  # WOFF 2: its fields are packed by Brotli
_MOST = 4 * 1024 * 1024  # bytes of one field


def is_packed(data: bytes) -> bool:
    """Tell whether a file is a picture or a font, so that a word among its bytes stands there by chance."""
    return data.startswith((_PNG, _JPEG, _WOFF, _GIF, _RIFF, *_TIFF, *_SILENT))


def fields_within(data: bytes) -> Iterator[str]:
    """Yield what the fields of a picture or a font say: its author, a comment, the names in a font. No bytes raise.

    Fields are those of PNG (W3C, "Textual information chunks"), JPEG (COM and APPn), GIF (comments, applications),
    WebP (EXIF, XMP), TIFF 6.0 (tags of ASCII and bytes) and WOFF 1 (metadata, "name"). What comes after the end of a
    PNG is no picture, and is yielded as it is.
    """
    readers = ((_PNG, _of_png), (_JPEG, _of_jpeg), (_GIF, _of_gif), (_RIFF, _of_riff), (_TIFF, _of_tiff))
    fields = next((reader for mark, reader in readers if data.startswith(mark)), _of_woff)
    if is_packed(data) and not data.startswith(_SILENT):
        try:
            yield from fields(data)
        except (struct.error, zlib.error, ValueError, IndexError):  # a damaged file says no more
            return


def _of_png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"tEXt":
            yield body.replace(b"\0", b" ").decode("latin-1")
        elif kind == b"zTXt":
            keyword, _, packed = body.partition(b"\0")
            yield f"{keyword.decode('latin-1')} {_unpacked(packed[1:]).decode('latin-1')}"
        elif kind == b"iTXt":
            yield _international(body)
        elif kind == b"eXIf":
            yield _plain(body)
        elif kind == b"IEND":
            yield _plain(data[at:])
            return


def _international(body: bytes) -> str:
    """Return an iTXt chunk: keyword, whether it is packed and how, language, keyword translated, text."""
    keyword, _, rest = body.partition(b"\0")
    _language, _, said = rest[2:].partition(b"\0")
    translated, _, text = said.partition(b"\0")
    return _plain(b" ".join((keyword, translated, _unpacked(text) if rest[:1] == b"\1" else text)))


def _of_jpeg(data: bytes) -> Iterator[str]:
    """Yield what stands before the picture: segments of comments and of applications."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:  # until the scan
        (length,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] == 0xFE or 0xE0 <= data[at + 1] <= 0xEF:
            yield _plain(data[at + 4 : at + 2 + length])
        at += 2 + length


def _of_gif(data: bytes) -> Iterator[str]:
    """Yield the blocks of extensions that hold words: comments, and what applications add (XMP)."""
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    while at + 2 < len(data) and data[at] in (0x21, 0x2C):
        label = data[at + 1] if data[at] == 0x21 else 0
        if not label:  # a picture, with its table of colours
            at += 11 + (3 << ((data[at + 9] & 7) + 1) if data[at + 9] & 0x80 else 0)
        else:
            at += 2
        said = bytearray()
        while at < len(data) and data[at]:
            said += data[at + 1 : at + 1 + data[at]]
            at += 1 + data[at]
        at += 1
        if label in (0xFE, 0xFF, 0x01):
            yield _plain(bytes(said))


def _of_riff(data: bytes) -> Iterator[str]:
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF"):
            yield _plain(data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2


def _of_tiff(data: bytes) -> Iterator[str]:
    """Yield the values of ASCII and bytes in every directory of a TIFF."""
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    seen: set[int] = set()
    while at and at not in seen:
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        for entry in range(count):
            _tag, kind, length, place = struct.unpack_from(f"{order}2H2I", data, at + 2 + 12 * entry)
            if kind in (1, 2, 7) and 4 < length <= _MOST:
                yield _plain(data[place : place + length])
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)


def _of_woff(data: bytes) -> Iterator[str]:
    (tables,) = struct.unpack_from(">H", data, 12)
    offset, length = struct.unpack_from(">2I", data, 24)
    if length:
        yield _plain(_unpacked(data[offset : offset + length]))
    offset, length = struct.unpack_from(">2I", data, 36)
    yield _plain(data[offset : offset + length])
    for number in range(tables):
        tag, offset, length, whole = struct.unpack_from(">4s3I", data, 44 + 20 * number)
        if tag == b"name":
            table = data[offset : offset + length]
            yield from _names(_unpacked(table) if length < whole else table)


def _names(table: bytes) -> Iterator[str]:
    """Yield the strings of a font's table of names (OpenType, "name")."""
    count, strings = struct.unpack_from(">2H", table, 2)
    for number in range(count):
        platform, _encoding, _language, _name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        said = table[strings + offset : strings + offset + length]
        yield said.decode("mac-roman" if platform == 1 else "utf-16-be", "replace")


def _unpacked(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, _MOST)


def _plain(data: bytes) -> str:
    return data.decode("utf-8", "replace")
