"""What the wheel says of itself is true of what it holds."""

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_every_licence_that_travels_is_named():
    """A font or a table with a licence of its own has it beside it, and in the metadata."""
    folders = (ROOT / "sitegen", ROOT / "theme", ROOT / "templates")
    beside = {path for folder in folders for name in ("OFL*", "LICENSE*") for path in folder.rglob(name)}
    assert {ROOT / one for one in PROJECT["license-files"]} == beside | {ROOT / "LICENSE"}
    assert PROJECT["license"].split(" AND ") == ["MIT", "OFL-1.1", "Unicode-3.0"]


def test_fonts_have_their_licence_beside_them():
    fonts = [
        path
        for folder in ("sitegen", "theme")
        for end in ("woff2", "ttf")
        for path in (ROOT / folder).rglob(f"*.{end}")
    ]
    assert len(fonts) > 5
    assert [path for path in fonts if not (path.parent / "OFL.txt").exists()] == []


def test_the_description_links_to_nothing_beside_it():
    """In a wheel's metadata no other file stands beside it."""
    text = (ROOT / PROJECT["readme"]).read_text("utf-8")
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link] == []
