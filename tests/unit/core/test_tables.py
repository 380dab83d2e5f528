"""Tables of the program: read as TOML, kept compiled, read again once the file has changed."""

import importlib
import os
import sys

import pytest

from sitegen.core.tables import table


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "withtables"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "words.toml").write_text('[names]\nof = ["Nächte", "a\\\\b"]\n', "utf-8")
    size = (folder / "words.toml").stat().st_size
    (folder / "words.py").write_text("WHAT = 'module'".ljust(size - 1) + "\n")
    for one in ("words.toml", "words.py"):  # nothing by which Python tells what it has compiled differs
        os.utime(folder / one, (1e9, 1e9))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("withtables")]:
        del sys.modules[name]


def test_a_table_is_what_its_file_holds_and_is_kept_compiled(package, monkeypatch):
    assert table("withtables", "words") == {"names": {"of": ["Nächte", "a\\b"]}}
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("the file was read again"))
    assert table("withtables", "words") == {"names": {"of": ["Nächte", "a\\b"]}}


def test_a_file_that_has_changed_is_read_again(package):
    table("withtables", "words")
    (package / "words.toml").write_text('names = ["other"]\n', "utf-8")
    assert table("withtables", "words") == {"names": ["other"]}


def test_a_module_of_the_same_name_is_another_thing(package):
    assert importlib.import_module("withtables.words").WHAT == "module"
    assert "names" in table("withtables", "words")
    del sys.modules["withtables.words"]
    assert importlib.import_module("withtables.words").WHAT == "module"
