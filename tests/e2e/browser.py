"""Finding a browser that is installed: none is ever downloaded."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What every run turns off: the sandbox that a container's root cannot have, and talk with the outside.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium_path(kind):
    """Return the Chromium to drive: CHROME, one on the path, or playwright's own."""
    wanted = os.environ.get("CHROME")
    found = [wanted] if wanted else [path for name in NAMES if (path := shutil.which(name))]
    found.append(kind.executable_path)
    for path in found:
        if Path(path).exists():
            return path
    raise FileNotFoundError(
        "no Chromium: install Debian's (apt-get install chromium), or name one: CHROME=/path/to/chrome make test"
    )


def firefox_path():
    """Return an installed Firefox, or None."""
    wanted = os.environ.get("FIREFOX")
    return wanted or shutil.which("firefox-esr") or shutil.which("firefox")
