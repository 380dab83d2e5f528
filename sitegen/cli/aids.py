"""What other programs make of a letter that sitegen cannot read alone: scans recognised, old Word files converted."""

from __future__ import annotations

from sitegen.adapters.conversion import convert
from sitegen.adapters.recognition import recognise
from sitegen.core.diagnostics import Checked


def made_readable(path: str, data: bytes) -> Checked[bytes]:
    """Return what is to stand beside a letter so that it can be read, now and at every build; nothing for most."""
    converted = convert(path, data)
    return converted if converted.value or converted.diagnostics else recognise(path, data)
