"""What a person chose in a field of a form of an old Word file ([MS-DOC] 2.9.78): a box to be ticked, one of a list."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sitegen.reading.formats.word_97.elements import element

_TO_BE_TICKED, _ONE_OF_A_LIST = 1, 2
_UNTOUCHED = 25
_OF_A_FORM = 0xFFFFFFFF


def chosen(data: bytes, at: int) -> str:
    """Return, as elements of WordprocessingML, what the stream of data says of a field; "" for what is no choice."""
    (head,) = struct.unpack_from("<H", data, at + 4)
    at += head
    version, bits = struct.unpack_from("<IH", data, at)
    kind, result = bits & 3, bits >> 2 & 31
    if version != _OF_A_FORM or kind not in (_TO_BE_TICKED, _ONE_OF_A_LIST):
        return ""
    at = _behind_text(data, at + 10)
    (default,) = struct.unpack_from("<H", data, at)
    number = default if result == _UNTOUCHED else result
    if kind == _TO_BE_TICKED:
        return element("checkBox") + element("checked", val=number)
    at += 2
    for _ in range(5):  # how it is written, its help and its programs
        at = _behind_text(data, at)
    return "".join(element("listEntry", val=one) for one in _listed(data, at)) + element("result", val=number)


def _behind_text(data: bytes, at: int) -> int:
    (length,) = struct.unpack_from("<H", data, at)
    return at + 4 + 2 * int(length)


def _listed(data: bytes, at: int) -> Iterator[str]:
    (count,) = struct.unpack_from("<H", data, at + 2)
    at += 6
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        yield data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length
