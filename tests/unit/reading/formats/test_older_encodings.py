"""Texts in encodings from before UTF-8, told by the words in them; declared ones are believed; what is read is said."""

import re
from pathlib import Path

import pytest

from sitegen.reading.formats import read_source
from sitegen.reading.formats.guessing import guess_encoding

CASES = Path(__file__).resolve().parents[3] / "cases" / "formats" / "encodings.md"
CASE = re.compile(r"^## (?P<encodings>[^\n]+)\n\n~~~~text\n(?P<text>.*?)^~~~~", re.MULTILINE | re.DOTALL)


def cases():
    for found in CASE.finditer(CASES.read_text(encoding="utf-8")):
        for encoding in found["encodings"].split(", "):
            yield pytest.param(found["text"], encoding, id=f"{encoding}: {found['text'][:8]!r}")


@pytest.mark.parametrize(("text", "encoding"), list(cases()))
def test_an_older_encoding_is_told_by_its_words(text, encoding):
    checked = read_source("letter.txt", text.encode(encoding))
    assert list(checked.value.lines) == text.rstrip("\n").split("\n")
    assert [one.name for one in checked.diagnostics] == ["legacy-encoding"]


def test_what_shows_no_words_is_not_guessed():
    assert guess_encoding("Żółć Ćma".encode("windows-1250")) is None
    assert guess_encoding("Jérôme Lefèvre".encode("windows-1252")) is None


def test_what_a_page_declares_is_believed():
    page = '<meta charset="iso-8859-2"><p>Spolek Čistá řeka'
    assert "Spolek Čistá řeka" in " ".join(read_source("letter.html", page.encode("iso-8859-2")).value.lines)
