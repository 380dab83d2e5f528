"""Finding a browser that is installed: none is ever downloaded."""

import os
import shutil
from pathlib import Path

import pytest

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


# The words in pictures whose letters reach over the picture's edge, where they are cut: a script may need more room.
CUT_WORDS = """[...document.querySelectorAll('svg text')].filter(one => {
  const view = one.ownerSVGElement, inner = one.getBoundingClientRect(), outer = view.getBoundingClientRect()
  return getComputedStyle(view).overflow !== 'visible' && (inner.top < outer.top || inner.bottom > outer.bottom)
}).map(one => one.textContent)"""


def assert_sound(page):
    """Assert that axe finds nothing wrong with the page, that nothing is wider than the window, and no word is cut."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT_WORDS) == []


def too_wide(page, site):
    """Return the pages of a site in a folder that are wider than the window."""
    wide = []
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html" or 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue  # one has paths from the root, the other leaves while it is measured
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path.name)
    return wide
