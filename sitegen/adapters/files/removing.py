"""Removing what we made ourselves. A room of its own, because nothing else here may remove anything."""

from __future__ import annotations

import shutil
from pathlib import Path


def remove(folder: Path) -> None:
    """Remove a folder of ours with all that is in it; what cannot be removed now is left for the next time."""
    if folder.is_symlink() or folder.is_file():  # never follow a link out of our own folder
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
