"""Doors: packages that load a room when somebody first asks for what it holds (PEP 562).

What reads a letter takes a third of a second to load, and most builds read none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def door(package: str, rooms: Mapping[str, str]) -> Callable[[str], Any]:
    """Return what a package calls `__getattr__`: names lead to the `rooms` that hold them."""

    def find(name: str) -> Any:  # noqa: ANN401 - whatever the room holds under that name
        if name not in rooms:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{rooms[name]}"), name)
        setattr(import_module(package), name, value)
        return value

    return find
