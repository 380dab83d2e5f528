"""Words that a PDF holds beside its pages: properties, bookmarks, notes, fields, what figures show.

The strings of all objects are read as they stand in the file (ISO 32000-1, 7.3.4), in streams of objects (7.5.7), and
in metadata (XMP); files that are set in are given as they are. Streams of pages, pictures and fonts are passed over:
pages are read as a source, and among other bytes words stand by chance; so are pages that a later state of the file
replaced. What is encrypted cannot be read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_LARGEST = 64 * 1024 * 1024  # bytes of one stream that is unpacked
_STREAM = re.compile(rb"(<<(?:(?!endobj|stream).){0,4000}>>)\s*stream\r?\n", re.DOTALL)
_END = b"endstream"
_STRING = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def held_in(data: bytes) -> Iterator[str | bytes]:
    """Yield the strings of a PDF's objects, a line each, and the text of its metadata; as bytes, files set into it.

    No bytes raise.
    """
    plain: list[bytes] = []
    for head, body in _parts(data):
        plain.append(head)
        if _is_of(b"ObjStm", head):
            plain.append(_unpacked(head, body))
        elif _is_of(b"Metadata", head):
            yield _unpacked(head, body).decode("utf-8", "replace")
        elif _is_of(b"EmbeddedFile", head):
            yield _unpacked(head, body)
    yield "\n".join(_decoded(one) for part in plain for one in _STRING.finditer(part))


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what stands before each stream, up to the stream before it, with the stream; last what is behind all."""
    at = 0
    while found := _STREAM.search(data, at):
        end = data.find(_END, found.end())
        if end < 0:
            break
        yield data[at : found.end(1)], data[found.end() : end]
        at = end + len(_END)
    yield data[at:], b""


def _is_of(kind: bytes, head: bytes) -> bool:
    """Return whether the stream behind `head` says that it is of a kind; pictures may refer to metadata."""
    own = head[head.rfind(b" obj") + 1 :]
    return re.search(rb"/Type\s*/" + kind, own) is not None


def _unpacked(head: bytes, body: bytes) -> bytes:
    if b"/FlateDecode" not in head and b"/Fl " not in head:
        return body
    try:
        return zlib.decompressobj().decompress(body, _LARGEST)
    except zlib.error:
        return b""


def _decoded(found: re.Match[bytes]) -> str:
    """Return a string's characters: UTF-16 or UTF-8 by their marks, else those of Latin-1, nearly PDF's own."""
    if found[2] is not None:
        digits = b"".join(found[2].split())
        said = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        said = _ESCAPE.sub(_escaped, found[1])
    if said.startswith((b"\xfe\xff", b"\xff\xfe")):
        return said.decode("utf-16", "replace")
    return said[3:].decode("utf-8", "replace") if said.startswith(b"\xef\xbb\xbf") else said.decode("latin-1")


def _escaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 0xFF]) if sign.isdigit() else _PLAIN.get(sign, sign)
