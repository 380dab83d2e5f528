"""Running Pagefind, and what is said where it is missing or fails."""

import subprocess

import pytest

from sitegen.adapters import indexing

PAGE = {"letters/a.html": "<!doctype html><html><body data-pagefind-body>walking</body></html>"}


def test_pages_become_files():
    made = indexing.index("en", PAGE)()
    assert made.diagnostics == ()
    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"} <= set(made.value)
    assert len([name for name in made.value if name.startswith("fragment/")]) == 1


def test_a_missing_program_is_told(monkeypatch):
    monkeypatch.setattr(indexing.util, "find_spec", lambda _: None)
    (found,) = indexing.index("en", PAGE)().diagnostics
    assert found.name == "no-indexer"
    assert "pip install pagefind_bin" in found.hint


@pytest.mark.parametrize(("text", "mode", "name", "said"), [
    ("#!/bin/sh\necho no space left >&2; exit 3\n", 0o755, "broken-index", "(3): no space left"),
    ("not a program", 0o644, "no-indexer", "cannot be started"),
])  # fmt: skip
def test_a_program_that_fails_is_told(tmp_path, monkeypatch, text, mode, name, said):
    program = tmp_path / "pagefind"
    program.write_text(text)
    program.chmod(mode)
    monkeypatch.setattr(indexing, "_program", lambda: program)
    (found,) = indexing.index("en", PAGE)().diagnostics
    assert found.name == name
    assert said in found.message
    assert found.hint


def test_settings_of_its_surroundings_are_not_obeyed(monkeypatch):
    called = {}
    begin = subprocess.Popen
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "#nothing")
    monkeypatch.setattr(indexing.subprocess, "Popen", lambda *args, **more: called.update(more) or begin(*args, **more))
    assert indexing.index("en", PAGE)().diagnostics == ()
    assert not [name for name in called["env"] if name.startswith("PAGEFIND_")]
