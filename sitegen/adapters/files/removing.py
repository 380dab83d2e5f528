"""Removing what we made ourselves. A room of its own, because nothing else here may remove anything."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def remove(folder: Path) -> None:
    """Remove a folder of ours with all that is in it; what cannot be removed now is left for the next time."""
    if folder.is_symlink() or folder.is_file():  # never follow a link out of our own folder
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():  # a folder in it that may not be written keeps what is in it
            for one, _, _ in os.walk(folder):
                with suppress(OSError):
                    os.chmod(one, 0o700)  # noqa: PTH101 - there may be thousands of them
            shutil.rmtree(folder, ignore_errors=True)
