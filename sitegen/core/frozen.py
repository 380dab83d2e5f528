"""Frozen values that are made in a fifth of the time of a dataclass, and their classes in a fortieth."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True)
class Frozen(msgspec.Struct, frozen=True):
    """A frozen value: equal to another of its class with equal fields, and hashed by them.

    `msgspec.structs.replace` makes another of it.
    """
