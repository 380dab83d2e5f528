"""Converters are run on old Word files where one is installed; here small programs stand for them."""

import sys

import pytest

from sitegen.adapters.conversion import convert
from tests.unit.reading.formats.documents import COMPOUND, DOC

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")


@pytest.fixture
def install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    def program(name, does):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        file.chmod(0o755)

    return program


def test_libreoffice_makes_a_docx(install):
    install("soffice", 'while [ "$1" != --outdir ]; do shift; done; printf PKmade > "$2/letter.docx"')
    install("antiword", "printf text")
    assert convert("old.doc", DOC).value == b"PKmade"


def test_what_fails_leaves_it_to_the_next_and_is_said_if_none_is_left(install):
    install("soffice", "echo 'no profile' >&2; exit 1")
    install("antiword", "printf 'Dear all,'")
    assert convert("old.doc", DOC).value == b"Dear all,"
    install("antiword", "exit 1")
    found = convert("old.doc", DOC)
    assert (found.value, [one.code for one in found.diagnostics]) == (b"", ["S171"])
    assert "no profile" in found.diagnostics[0].message


def test_only_old_word_files_are_converted_and_a_missing_program_is_no_fault(install):
    assert convert("old.doc", DOC) == convert("x.txt", b"Dear all,")
    install("catdoc", "printf text")
    assert convert("old.xls", COMPOUND).value == b""
    assert convert("old.doc", DOC).value == b"text"
