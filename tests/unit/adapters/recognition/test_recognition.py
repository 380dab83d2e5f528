"""Tesseract is run on pictures of pages where it is installed; here a small program stands for it."""

import sys

import pytest

from sitegen.adapters.recognition import recognise
from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import pdf
from tests.unit.reading.formats.scans import DRAWN, PNG, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")

SCRIPT = """#!/bin/sh
case "$1" in --list-langs) printf 'List of available languages\\neng\\nfra\\nosd\\n'; exit 0;; esac
[ "$4" = eng+fra ] || {{ echo "asked for $4" >&2; exit 1; }}
cat > '{seen}'
{does}
"""


@pytest.fixture
def program(tmp_path, monkeypatch):
    def install(does):
        file = tmp_path / "tesseract"
        file.write_text(SCRIPT.format(seen=tmp_path / "seen", does=does), encoding="utf-8")
        file.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
        return tmp_path / "seen"

    return install


def test_pages_without_text_are_recognised_with_the_languages_installed(program, tmp_path):
    (tmp_path / "table").write_bytes(table("Alder Society"))
    seen = program(f"cat '{tmp_path / 'table'}'")
    data = pdf([(700, "Dear all,")], DRAWN)
    found = recognise("x.pdf", data)
    assert seen.read_bytes().startswith(b"P5 ")
    assert read_source("x.pdf", data, found.value).value.lines[-1] == "Alder Society"
    assert found.diagnostics == ()


def test_a_picture_is_given_as_it_is(program, tmp_path):
    (tmp_path / "table").write_bytes(table("Alder Society"))
    seen = program(f"cat '{tmp_path / 'table'}'")
    assert recognise("scan.png", PNG).value
    assert seen.read_bytes() == PNG


def test_what_fails_is_said_with_the_programs_own_words(program):
    program("echo 'Error opening data file' >&2; exit 1")
    found = recognise("scan.png", PNG)
    assert (found.value, [one.code for one in found.diagnostics]) == (b"", ["S165"])
    assert "Error opening data file" in found.diagnostics[0].message


def test_text_is_not_recognised_and_a_missing_program_is_no_fault(program, tmp_path, monkeypatch):
    program("exit 1")
    assert recognise("x.pdf", pdf([(700, "Dear all,")])) == recognise("x.txt", b"Dear all,")
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert recognise("scan.png", PNG).value == b""
