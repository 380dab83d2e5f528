"""What another program makes of a letter that sitegen cannot read alone: the words recognised in a scan."""

from __future__ import annotations

from pathlib import Path

from sitegen.adapters.files import read_file
from sitegen.adapters.recognition import recognise
from sitegen.content.layout import RECOGNISED
from sitegen.core.diagnostics import Checked


def made_readable(path: str, data: bytes) -> Checked[bytes]:
    """Return what is to stand beside a letter so that it can be read, now and at every build; nothing for most.

    What stands beside it already is that: another version of a program would make something else of the letter.
    """
    kept = read_file(Path(f"{path}{RECOGNISED}")).value
    return Checked(kept) if kept else recognise(path, data)
