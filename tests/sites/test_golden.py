"""Golden sites: from letters as received to the finished site, compared byte for byte, and pictures by their pixels.

The default theme's files and the search index are left out: they are not made from the content. Rewrite with
`pytest --update-golden`, then read the diff.
"""

import shutil
from pathlib import Path

import pytest

from tests.command import sitegen
from tests.unit.publishing.cards.pictures import pixels

SITES = sorted(folder for folder in Path(__file__).parent.iterdir() if (folder / "letters").is_dir())
LEFT_OUT = ("site/search/", "site/theme/", "site/.sitegen")


def files_below(folder):
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return {name: (folder / name).read_bytes() for name in names if not name.startswith(LEFT_OUT)}


def shown(name, data):
    """Return what is compared: Pythons pack the same pixels in different ways."""
    return pixels(data) if name.endswith(".png") else data.decode("utf-8", "replace")


@pytest.mark.parametrize("golden", SITES, ids=lambda folder: folder.name)
def test_letters_become_this_content_and_this_site(golden, tmp_path, update_golden, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709251200")  # the letters come in on 1 March 2024
    shutil.copytree(golden / "content", tmp_path / "content")
    for room in ("writing", "making"):  # the reader's edition is another one after every change of the reader
        monkeypatch.setattr(f"sitegen.cli.{room}.reader_edition", lambda: "0" * 32)
    letters = sorted((golden / "letters").iterdir())
    imported = sitegen("import", *letters, cwd=tmp_path)
    assert imported.status == 0, imported.err
    built = sitegen("build", "--no-cache", cwd=tmp_path)
    assert built.status == 0, built.err
    (tmp_path / "messages.txt").write_text((imported.err + built.err).replace(f"{golden}/", ""), encoding="utf-8")
    made = files_below(tmp_path)
    if update_golden:
        shutil.rmtree(golden / "expected", ignore_errors=True)
        for name, data in made.items():
            (golden / "expected" / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / "expected" / name).write_bytes(data)
    expected = files_below(golden / "expected")
    assert sorted(made) == sorted(expected)
    for name, data in made.items():
        assert shown(name, data) == shown(name, expected[name]), name
