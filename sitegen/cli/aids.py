"""What other programs make of a letter that sitegen cannot read alone: scans recognised, old Word files converted."""

from __future__ import annotations

from pathlib import Path

from sitegen.adapters.conversion import convert
from sitegen.adapters.files import read_file
from sitegen.adapters.recognition import recognise
from sitegen.content.layout import RECOGNISED
from sitegen.core.diagnostics import Checked


def made_readable(path: str, data: bytes) -> Checked[bytes]:
    """Return what is to stand beside a letter so that it can be read, now and at every build; nothing for most.

    What stands beside it already is that: another version of a program would make something else of the letter.
    """
    kept = read_file(Path(f"{path}{RECOGNISED}")).value
    if kept:
        return Checked(kept)
    converted = convert(path, data)
    return converted if converted.value or converted.diagnostics else recognise(path, data)
