"""The digest of a value: equal values have equal digests, in every process and on every machine."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

_SIZE = 16  # bytes
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # sets and mappings in one order, whatever the hash seed


def digest_of(value: Any) -> bytes:  # noqa: ANN401 - any plain value: texts, numbers, containers, dataclasses of these
    """Return 16 bytes that tell `value` from every other; it may hold texts, numbers, containers and dataclasses."""
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=_SIZE).digest()
