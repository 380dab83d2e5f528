"""What pages say where persons sign, who have no pages, and where an editor found that nobody signed."""

import re

import pytest

from tests.command import sitegen

SETTINGS = 'title = "Looms"\ndescription = "Letters on looms."\n'
HEAD = """Open letter on the looms

3 May 2024

To the Council

Dear members,

We ask you to keep the looms, as they are all we have.
"""
SIGNED = """
Signed by:

1. Dale Weavers Union
2. Dr. Ada Moss, Chair, Mill Street League
"""


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/archive.toml").write_text(SETTINGS)
    (tmp_path / "signed.txt").write_text(HEAD + SIGNED)
    (tmp_path / "nobody.txt").write_text(HEAD.replace("looms", "mills").replace("3 May", "4 May"))
    for name in ("signed.txt", "nobody.txt"):
        assert sitegen("import", name, cwd=tmp_path).status == 0
    return tmp_path


def drawn(archive, page):
    assert sitegen("build", cwd=archive).status == 0
    found = (archive / "site" / page).read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", found).split())


def test_a_search_for_nobody_found_says_that_persons_are_not_searched_for(archive):
    said = drawn(archive, "search.html")
    assert "No list names it as a signatory." not in said
    assert "No list names an organization of this name as a signatory. 1 person who signed is not searched for" in said


def test_where_an_editor_settled_that_nobody_signed_the_page_says_so(archive):
    (letter,) = (one for one in (archive / "content/letters").glob("*.md") if "nobody.txt" in one.read_text())
    page = f"letters/{letter.stem}.html"
    assert "No list was found, which may be a mistake." in drawn(archive, page)
    text = letter.read_text()
    letter.write_text(text.replace("status:", 'settled: [{of: reading, reason: "a leaflet"}]\nstatus:', 1))
    said = drawn(archive, page)
    assert "No list was found" not in said
    assert "No list of signatories was found" not in said
    assert "An editor found that nobody signed this letter: a leaflet" in said
    home = drawn(archive, "index.html")
    assert "Nobody signed it." in home
    assert "No list of signatories was found" not in home


def test_the_line_of_who_no_longer_signs_is_quoted_nowhere(archive):
    gone = SIGNED.replace("2. Dr. Ada Moss, Chair", "2. ~~Dr. Ada Moss~~, Chair") + "3. Hill Farmers\n"
    (archive / "gone.md").write_text(HEAD.replace("3 May", "9 June") + gone)
    for command in (("import", "gone.md"), ("build",)):
        told = sitegen(*command, cwd=archive)
        assert "P337" in told.err
        assert "Mill Street" not in told.err.partition("P337")[2].partition("warning[")[0]
