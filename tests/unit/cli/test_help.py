"""The help of all commands says what each one's own help says, and loads none of them."""

import subprocess
import sys

import click

from sitegen.cli import HELP, ROOMS, sitegen
from tests.command import sitegen as call
from tests.unit.content.recorded import LETTER, OWN

HEAVY = {"sitegen.build", "jinja2", "pydantic", "yaml"}
READERS = {
    "sitegen.reading.choosing.readers",
    "sitegen.reading.formats.plain",
    "sitegen.reading.labelling.model",
    "sitegen.reading.parsing.context",
    "sitegen.content.accession",
}


def test_the_help_of_all_commands_says_what_each_of_them_says():
    own = {name: sitegen.get_command(click.Context(sitegen), name).get_short_help_str(400) for name in ROOMS}
    assert own == HELP
    assert not [text for text in HELP.values() if text.endswith("...")]


def test_the_help_loads_no_command():
    assert not loaded("--help") & (HEAVY | READERS)


def test_a_build_without_a_change_loads_nothing_that_builds(tmp_path):
    assert call("init", "archive", cwd=tmp_path).status == 0
    folder = tmp_path / "archive"
    words = ("build", "--content", str(folder / "content"), "--output", str(folder / "site"))
    built = call(*words, cwd=tmp_path)
    assert built.status == 0
    assert not loaded(*words) & HEAVY
    assert call(*words, cwd=tmp_path) == built
    (folder / "site" / "index.html").write_text("touched")
    assert loaded(*words) >= HEAVY
    assert "touched" not in (folder / "site" / "index.html").read_text()


def test_a_build_that_reads_no_letter_loads_no_reader(tmp_path):
    (tmp_path / "river.txt").write_text(LETTER)
    assert call("import", "river.txt", cwd=tmp_path).status == 0
    (tmp_path / "content" / "pages").mkdir()
    words = ("build", "--content", str(tmp_path / "content"), "--output", str(tmp_path / "site"))
    assert call(*words, cwd=tmp_path).status == 0
    (tmp_path / "content" / "pages" / "method.md").write_text("# How we work\n")
    assert not loaded(*words) & READERS
    assert (tmp_path / "site" / "method.html").exists()
    (tmp_path / "content" / "readings" / f"{OWN}.txt").unlink()
    (tmp_path / ".cache" / "sitegen" / "memo.sqlite3").unlink()
    assert loaded(*words) >= READERS - {"sitegen.content.accession"}


def test_who_parses_a_letter_loads_neither_names_nor_manuscripts(tmp_path):
    (tmp_path / "river.txt").write_text(LETTER)
    modules = loaded("parse", str(tmp_path / "river.txt"))
    assert not modules & {"pydantic", "sitegen.identity", "sitegen.content.manuscript", "sitegen.build"}
    assert "sitegen.reading.choosing.readers" in modules


def loaded(*words):
    """Return the modules that a call loads, which must end well."""
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sitegen", *words], capture_output=True, text=True, check=True
    )
    return {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
