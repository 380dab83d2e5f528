"""The digest of a value: equal values have equal digests, in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

DIGEST_SIZE = 16  # bytes


def _told(value: object) -> object:
    """Return a row of our own as the values that it has."""
    if isinstance(value, Sequence):
        return tuple(value)
    raise TypeError(f"no digest of {type(value).__name__}")


# Sets and mappings in one order, whatever the hash seed.
_ENCODER = msgspec.msgpack.Encoder(enc_hook=_told, order="deterministic")


def digest_of(value: Any) -> bytes:  # noqa: ANN401 - any plain value: texts, numbers, containers, dataclasses of these
    """Return 16 bytes that tell `value` from every other; it may hold texts, numbers, containers, dataclasses."""
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=DIGEST_SIZE).digest()
