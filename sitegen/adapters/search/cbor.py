"""The part of CBOR (RFC 8949) that Pagefind writes: whole numbers, texts and arrays."""

from __future__ import annotations

Value = int | str | list["Value"]

_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


def decode(data: bytes) -> Value:
    """Return the one value in `data`; ValueError if it is cut short, goes on, or holds another kind of value."""
    try:
        value, end = _decode(data, 0)
    except IndexError:
        raise ValueError("cut short") from None
    if end != len(data):
        raise ValueError("more than one value")
    return value


def encode(value: Value) -> bytes:
    """Return `value` in its shortest form."""
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    if isinstance(value, list):
        return _head(_ARRAY, len(value)) + b"".join(map(encode, value))
    return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in range(4) if number < 1 << (8 << size))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size, "big")


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    kind, number, at = data[at] >> 5, data[at] & 31, at + 1
    if number >= 28:
        raise ValueError("a length that is not given")
    if number >= 24:
        size = 1 << (number - 24)
        if at + size > len(data):
            raise ValueError("cut short")
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind in (_NUMBER, _NEGATIVE):
        return (number if kind == _NUMBER else -1 - number), at
    if kind == _TEXT:
        if at + number > len(data):
            raise ValueError("cut short")
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"a value of kind {kind}")
    items: list[Value] = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at
