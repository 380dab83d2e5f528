"""The cases in tests/cases/fidelity: a slip of an editor's pen, and what is said of it."""

import pytest

from sitegen.content.folder import read_content
from sitegen.core.diagnostics import sort_diagnostics
from sitegen.core.source import digest
from tests.conftest import ROOT
from tests.unit.content.withheld import with_letter

FOLDER = ROOT / "tests" / "cases" / "fidelity"
SETTINGS = b'title = "T"\ndescription = "D"\n'
PATH = "letters/2021-05-03-protect-the-river.md"


def read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def cases():
    """A case is a title, edits (old text, =>, new text, apart by ---), and what is said, each ended by a full stop."""
    parts = read("slips.md").split("\n.\n")
    return [
        pytest.param(edits, expected, id=title.strip())
        for title, edits, expected in zip(parts[0:-1:3], parts[1::3], parts[2::3], strict=True)
    ]


def content(*edits):
    source = read("letter.txt").encode()
    text = read("manuscript.md").replace("DIGEST", digest(source))
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read_content({"archive.toml": SETTINGS, PATH: text.encode(), "sources/letter.txt": source}, "content")


def test_the_manuscript_that_the_cases_change_is_faithful():
    assert content().diagnostics == ()


@pytest.mark.parametrize(("edits", "expected"), cases())
def test_every_slip_is_told_at_its_line_with_a_hint(edits, expected):
    pairs = [tuple(one.split("\n=>\n")) for one in edits.split("\n---\n")]
    found = content(*pairs).diagnostics
    said = [
        f"{one.span.first}: {one.severity}[{one.code} {one.name}]: {one.message}\n  {(one.hint or '')}"
        for one in sort_diagnostics(found)
    ]
    assert ("\n".join(said) or "(nothing)") == expected.strip("\n")


def test_neither_letter_nor_transcription_holds_a_withheld_name():
    read = content(
        ("status: unreviewed", "status: unreviewed\nwithheld:\n  - line: 17\n    on: 2024-05-02\n    reason: asked")
    )
    assert read.diagnostics == ()
    letter, there = read.value.manuscripts[0], read.value.transcriptions["2021-05-03-protect-the-river"]
    assert [one.name for one in letter.letter.signatories] == ["Alder Society", "Birch Network", "Dogwood League"]
    assert [one.number for one in letter.letter.signatories] == [1, 2, 4]
    assert there.source.lines[16] == ""
    assert "Cedar" not in repr((letter, there))
    assert read.value.withheld == frozenset({"Cedar Union"})
    assert [(one.date, one.kind, one.what) for one in read.value.changes] == [("2024-05-02", "withheld", "asked")]


def test_an_entry_that_has_what_is_left_out_of_a_table_is_not_proposed_as_a_correction():
    rows = b"Organization\tCountry\tContact\nAlder Society\tPeru\tIna Rook\nBirch Union\tChile\tOlaf Rowan\n"
    letter = read("letter.txt").partition("Signed by")[0].encode() + b"Signed by:\n\n" + rows
    files = with_letter({"archive.toml": SETTINGS}, letter)
    old = files[PATH].replace(b"**Alder Society** Peru", b"**Alder Society** Peru Ina Rook")
    assert old != files[PATH]
    (told,) = [one for one in read_content(files | {PATH: old}, "content").diagnostics if one.code == "M334"]
    assert "as it reads without them: “Alder Society Peru”" in told.hint
    assert "Ina Rook" not in told.message + told.hint
